#include "ccompression.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

typedef struct {
    int32_t kind;
    z_stream gzip;
    ZSTD_DStream *zstd;
    const char *reason;
} unpacker_t;

void *ccompression_open(int32_t kind) {
    unpacker_t *unpacker = calloc(1, sizeof(unpacker_t));
    if (unpacker == NULL) { return NULL; }
    unpacker->kind = kind;
    /* 16: a gzip header is expected and its checksum tested. */
    int opened = kind == ccompression_gzip ? inflateInit2(&unpacker->gzip, 16 + MAX_WBITS) == Z_OK
                                           : (unpacker->zstd = ZSTD_createDStream()) != NULL;
    if (opened) { return unpacker; }
    free(unpacker);
    return NULL;
}

void ccompression_close(void *pointer) {
    unpacker_t *unpacker = pointer;
    if (unpacker->kind == ccompression_gzip) {
        inflateEnd(&unpacker->gzip);
    } else {
        ZSTD_freeDStream(unpacker->zstd);
    }
    free(unpacker);
}

static uInt clamped(size_t length) { return length > INT_MAX ? INT_MAX : (uInt)length; }

static int32_t unpack_gzip(
    unpacker_t *unpacker, const uint8_t *source, size_t length, size_t *taken, uint8_t *target, size_t room, size_t *given) {
    z_stream *stream = &unpacker->gzip;
    stream->next_in = (Bytef *)source;
    stream->avail_in = clamped(length);
    stream->next_out = target;
    stream->avail_out = clamped(room);
    int code = inflate(stream, Z_NO_FLUSH);
    *taken = (size_t)(stream->next_in - source);
    *given = (size_t)(stream->next_out - target);
    if (code == Z_STREAM_END) {
        inflateReset(stream);
        return ccompression_member_ended;
    }
    /* Z_BUF_ERROR: nothing could be done for want of source or room, which is no damage. */
    if (code == Z_OK || code == Z_BUF_ERROR) { return ccompression_goes_on; }
    unpacker->reason = stream->msg != NULL ? stream->msg : zError(code);
    return ccompression_damaged;
}

static int32_t unpack_zstd(
    unpacker_t *unpacker, const uint8_t *source, size_t length, size_t *taken, uint8_t *target, size_t room, size_t *given) {
    ZSTD_inBuffer in = {source, length, 0};
    ZSTD_outBuffer out = {target, room, 0};
    size_t code = ZSTD_decompressStream(unpacker->zstd, &out, &in);
    *taken = in.pos;
    *given = out.pos;
    if (code == 0) { return ccompression_member_ended; }
    if (!ZSTD_isError(code)) { return ccompression_goes_on; }
    unpacker->reason = ZSTD_getErrorName(code);
    return ccompression_damaged;
}

int32_t ccompression_unpack(
    void *pointer, const uint8_t *source, size_t length, size_t *taken, uint8_t *target, size_t room, size_t *given) {
    unpacker_t *unpacker = pointer;
    return unpacker->kind == ccompression_gzip ? unpack_gzip(unpacker, source, length, taken, target, room, given)
                                               : unpack_zstd(unpacker, source, length, taken, target, room, given);
}

const char *ccompression_reason(void *pointer) { return ((unpacker_t *)pointer)->reason; }
