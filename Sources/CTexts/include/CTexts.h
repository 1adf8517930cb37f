// Keeps each text once, for as long as the process lives.
//
// Equal texts are one and the same address, so that comparing, copying and looking up cost what a
// number costs. Nothing is ever freed: a run reads one workspace and one state, and ends.

#ifndef TENANTRY_CTEXTS_H
#define TENANTRY_CTEXTS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// A text as it is kept.
struct tenantry_text {
    uint32_t length;
    /// The lower half of its hash, which tells where it is looked for.
    uint32_t hash;
    unsigned char bytes[];
};

/// Returns the address of the one copy of some bytes, which is made if there is none.
/// Ends the process if there is no memory.
///
/// The hash is the same for the same bytes, and has a seed: whoever writes files must not know
/// where texts will meet. May be called on several threads at once.
uintptr_t tenantry_text(const unsigned char *bytes, size_t length, uint64_t hash);

/// A text among many bytes: where it begins, how long it is, and its hash.
struct tenantry_piece {
    size_t start, length;
    uint64_t hash;
};

/// Does the same for many texts.
///
/// Each may be anywhere in memory, which takes longer than all that is computed. Here the processor
/// fetches the next ones while it is at one of them.
void tenantry_texts(
    const unsigned char *bytes, const struct tenantry_piece *pieces, size_t count,
    uintptr_t *texts);

/// What short texts are hashed with: random, and the same for as long as the process lives.
struct tenantry_keys {
    /// Two halves each, for the length and for two words.
    uint64_t halves[8];
};

/// Hashes up to 16 bytes, which nearly all texts have not more of.
///
/// Multilinear hashing over words of 64 bits (Lemire and Kaser, "Strongly universal string hashing
/// is fast", 2014): whoever does not know the keys cannot choose texts that meet.
static inline uint64_t tenantry_short_hash(
    const unsigned char *bytes, size_t length, const struct tenantry_keys *keys) {
    uint64_t words[3] = {length, 0, 0};
    if (length > 0) memcpy(&words[1], bytes, length);
    unsigned __int128 sum = (unsigned __int128)keys->halves[6] << 64 | keys->halves[7];
    for (int word = 0; word < 3; word++)
        sum += ((unsigned __int128)keys->halves[2 * word] << 64 | keys->halves[2 * word + 1])
            * words[word];
    return (uint64_t)(sum >> 64);
}

/// How many bytes a text has.
static inline size_t tenantry_text_length(uintptr_t text) {
    return ((const struct tenantry_text *)text)->length;
}

/// The bytes of a text. They stay where they are.
static inline const unsigned char *tenantry_text_bytes(uintptr_t text) {
    return ((const struct tenantry_text *)text)->bytes;
}

/// The byte at a place below the length.
static inline unsigned char tenantry_text_byte(uintptr_t text, size_t place) {
    return ((const struct tenantry_text *)text)->bytes[place];
}

/// Less than 0 if the bytes of a text come before others, 0 if they are the same.
static inline int tenantry_text_order(
    uintptr_t text, const unsigned char *bytes, size_t count) {
    size_t length = tenantry_text_length(text);
    size_t shared = length < count ? length : count;
    int order = shared == 0 ? 0 : memcmp(tenantry_text_bytes(text), bytes, shared);
    if (order != 0) return order;
    return (length > count) - (length < count);
}

/// Less than 0 if the bytes of one text come before those of another, 0 if they are the same.
static inline int tenantry_text_compare(uintptr_t left, uintptr_t right) {
    if (left == right) return 0;
    return tenantry_text_order(left, tenantry_text_bytes(right), tenantry_text_length(right));
}

#endif
