#ifndef CRULES_H
#define CRULES_H

#include <stddef.h>

/* One file of the shipped Rules/ folder. `bytes` is not terminated. */
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} crules_file;

/* The shipped files, ended by an entry whose name is NULL. */
const crules_file *crules_files(void);

#endif
