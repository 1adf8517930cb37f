// Which build of a program is running.

#ifndef TENANTRY_CBUILD_H
#define TENANTRY_CBUILD_H

#include <stddef.h>
#include <stdint.h>

/// Copies what the linker noted of this program: a digest of what it is made of, which no other
/// build has.
///
/// Returns how many bytes that are; 0 if it noted nothing, or more than there is room for.
size_t tenantry_build_id(uint8_t *bytes, size_t room);

#endif
