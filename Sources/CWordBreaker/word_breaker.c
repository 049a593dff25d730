#include "word_breaker.h"

#include <unicode/ubrk.h>
#include <unicode/uversion.h>

void *word_breaker_open(const char *locale) {
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *breaker = ubrk_open(UBRK_WORD, locale, NULL, 0, &code);
    return U_SUCCESS(code) ? breaker : NULL;
}

void word_breaker_close(void *breaker) { ubrk_close(breaker); }

int64_t word_breaker_count(void *breaker, const uint16_t *text, int32_t length) {
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText(breaker, (const UChar *)text, length, &code);
    if (U_FAILURE(code)) { return -1; }
    int64_t count = 0;
    while (ubrk_next(breaker) != UBRK_DONE) { count++; }
    return count;
}

void word_breaker_icu_version(char *text) {
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
}
