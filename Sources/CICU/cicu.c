#include "cicu.h"

#include <unicode/ubrk.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uversion.h>

const cicu_status cicu_buffer_overflow = U_BUFFER_OVERFLOW_ERROR;

void *cicu_converter_open(const char *name) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    return U_SUCCESS(code) ? converter : NULL;
}

void cicu_converter_close(void *converter) { ucnv_close(converter); }

const char *cicu_converter_mime_name(const char *name) {
    UErrorCode code = U_ZERO_ERROR;
    return ucnv_getStandardName(name, "MIME", &code);
}

int32_t cicu_converter_to_utf16(
    void *converter, uint16_t *target, int32_t capacity, const uint8_t *source, int32_t length, cicu_status *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = ucnv_toUChars(converter, (UChar *)target, capacity, (const char *)source, length, &code);
    *status = code;
    return count;
}

void *cicu_detector_open(void) {
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    return U_SUCCESS(code) ? detector : NULL;
}

void cicu_detector_close(void *detector) { ucsdet_close(detector); }

const char *cicu_detector_guess(void *detector, const uint8_t *bytes, int32_t length) {
    UErrorCode code = U_ZERO_ERROR;
    ucsdet_setText(detector, (const char *)bytes, length, &code);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    const char *name = match == NULL ? NULL : ucsdet_getName(match, &code);
    return U_SUCCESS(code) ? name : NULL;
}

void *cicu_word_breaker_open(const char *locale) {
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *breaker = ubrk_open(UBRK_WORD, locale, NULL, 0, &code);
    return U_SUCCESS(code) ? breaker : NULL;
}

void cicu_word_breaker_close(void *breaker) { ubrk_close(breaker); }

int64_t cicu_word_breaker_count(void *breaker, const uint16_t *text, int32_t length) {
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText(breaker, (const UChar *)text, length, &code);
    if (U_FAILURE(code)) { return -1; }
    int64_t count = 0;
    while (ubrk_next(breaker) != UBRK_DONE) { count++; }
    return count;
}

void cicu_version(char *text) {
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
}
