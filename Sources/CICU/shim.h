/* The calls of ICU that the project uses, under names of its own: ICU renames its symbols by macro
   (ucnv_open -> ucnv_open_72), which Swift cannot see, and no ICU version may stand in any name. */
#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/utypes.h>

static inline int32_t xf_icu_failed(UErrorCode code) { return U_FAILURE(code); }

/* Converters to UTF-16. Ill-formed input becomes U+FFFD, which is what a fresh converter does. */

static inline UConverter *xf_converter_open(const char *name, UErrorCode *code) { return ucnv_open(name, code); }

static inline void xf_converter_close(UConverter *converter) { ucnv_close(converter); }

/* The name that MIME has for an encoding, or NULL. */
static inline const char *xf_converter_mime_name(const char *name, UErrorCode *code) {
    return ucnv_getStandardName(name, "MIME", code);
}

/* Converts the whole of `source`; returns how many units that makes, which may be more than `capacity`. */
static inline int32_t xf_converter_to_utf16(
    UConverter *converter, uint16_t *target, int32_t capacity, const uint8_t *source, int32_t length,
    UErrorCode *code) {
    return ucnv_toUChars(converter, (UChar *)target, capacity, (const char *)source, length, code);
}

/* The detector: the name of the likeliest encoding, or NULL. The name lives as long as the detector. */

static inline UCharsetDetector *xf_detector_open(UErrorCode *code) { return ucsdet_open(code); }

static inline void xf_detector_close(UCharsetDetector *detector) { ucsdet_close(detector); }

static inline const char *xf_detector_guess(
    UCharsetDetector *detector, const uint8_t *bytes, int32_t length, UErrorCode *code) {
    ucsdet_setText(detector, (const char *)bytes, length, code);
    const UCharsetMatch *match = ucsdet_detect(detector, code);
    return match == NULL ? NULL : ucsdet_getName(match, code);
}

#endif
