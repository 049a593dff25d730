#ifndef CRULEIMAGE_H
#define CRULEIMAGE_H

/* The tables of the shipped rules as they lie in memory, made by rule-image-maker when the package is built: see RuleImage.swift. */
extern const unsigned char crules_image_bytes[];

static inline const void *crules_image(void) { return crules_image_bytes; }

#endif
