/* The calls of zlib and libzstd that the project uses, as one: archives are unpacked piece by piece. */
#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H

#include <stddef.h>
#include <stdint.h>

/* The kinds of archives. */
static const int32_t ccompression_gzip = 1;
static const int32_t ccompression_zstd = 2;

/* What an unpacking call comes to: more is to come, of the archive or into the target; */
static const int32_t ccompression_goes_on = 0;
/* a member (gzip) or frame (Zstandard) is complete, and another may follow; */
static const int32_t ccompression_member_ended = 1;
/* the archive is damaged. */
static const int32_t ccompression_damaged = -1;

/* An unpacker for an archive of that kind, or NULL where there is no memory for it. */
void *ccompression_open(int32_t kind);
void ccompression_close(void *unpacker);

/* Unpacks from `source` into `target`; `taken` and `given` become the numbers of bytes read and written. */
int32_t ccompression_unpack(
    void *unpacker, const uint8_t *source, size_t length, size_t *taken, uint8_t *target, size_t room, size_t *given);

/* What the library says of the damage. */
const char *ccompression_reason(void *unpacker);

#endif
