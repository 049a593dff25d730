/* The calls of ICU that the project uses, under names of its own and with plain C types alone.

   No header of ICU stands here: ICU renames its symbols by macro (ucnv_open -> ucnv_open_72), which Swift cannot see, and
   Foundation carries an ICU of its own whose types of the same names differ, so that a module with both cannot be compiled. */
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

/* What a call says: an ICU error code; 0 and below is success. */
typedef int32_t cicu_status;

/* ICU's code for a target that is too short. */
extern const cicu_status cicu_buffer_overflow;

/* A converter to UTF-16 from the encoding of that name, or NULL. Ill-formed input becomes U+FFFD. */
void *cicu_converter_open(const char *name);
void cicu_converter_close(void *converter);

/* The name that MIME has for an encoding, or NULL. */
const char *cicu_converter_mime_name(const char *name);

/* Converts the whole of `source`; returns how many units that makes, which may be more than `capacity`. */
int32_t cicu_converter_to_utf16(
    void *converter, uint16_t *target, int32_t capacity, const uint8_t *source, int32_t length, cicu_status *status);

/* The detector, or NULL. */
void *cicu_detector_open(void);
void cicu_detector_close(void *detector);

/* The name of the likeliest encoding, or NULL. It lives as long as the detector. */
const char *cicu_detector_guess(void *detector, const uint8_t *bytes, int32_t length);

/* The word breaker for a locale, or NULL: what the benchmark measures itself against. */
void *cicu_word_breaker_open(const char *locale);
void cicu_word_breaker_close(void *breaker);

/* The number of words, blanks and marks of a text, in one pass from its beginning to its end; -1 if that fails. */
int64_t cicu_word_breaker_count(void *breaker, const uint16_t *text, int32_t length);

/* The version of the library that is linked; `text` has room for 20 characters. */
void cicu_version(char *text);

#endif
