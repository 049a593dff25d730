/* The calls of ICU that the project uses, under names of its own: ICU renames its symbols by macro
   (ucnv_open -> ucnv_open_72), which Swift cannot see, and no ICU version may stand in any name. */
#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#include <unicode/utypes.h>

static inline int32_t xf_icu_failed(UErrorCode code) { return U_FAILURE(code); }

#endif
