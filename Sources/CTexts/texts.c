#include "CTexts.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

// Shards let threads add texts beside each other; looking for one that is there takes no lock.
enum { SHARDS = 16, FIRST_SLOTS = 256, CHUNK = 1 << 16, ALIGNMENT = 8 };

// A slot holds an address, which is a multiple of 8, and the three highest bits of the hash; 0
// is free.
struct table {
    size_t mask;
    _Atomic(uintptr_t) slots[];
};

struct shard {
    pthread_mutex_t lock;
    _Atomic(struct table *) table;
    size_t count;
    unsigned char *free;
    size_t left;
};

static struct shard shards[SHARDS];
static uint64_t seed[2];
static pthread_once_t once = PTHREAD_ONCE_INIT;
// The text without any bytes: its length, and a zero behind it.
static const uint64_t empty[2];

static void *memory(size_t size) {
    void *found = calloc(1, size);
    if (!found) abort();
    return found;
}

static struct table *new_table(size_t slots) {
    struct table *made = memory(sizeof(struct table) + slots * sizeof(_Atomic(uintptr_t)));
    made->mask = slots - 1;
    return made;
}

static void prepare(void) {
    // Whoever writes files must not know where texts will meet. Where a sandbox gives no random
    // bytes, the places at which the system has loaded the program are what nobody knows.
    if (getentropy(seed, sizeof seed) != 0) {
        seed[0] = (uintptr_t)&seed;
        seed[1] = (uintptr_t)memory(1);
    }
    for (int number = 0; number < SHARDS; number++) {
        pthread_mutex_init(&shards[number].lock, NULL);
        atomic_store_explicit(&shards[number].table, new_table(FIRST_SLOTS), memory_order_release);
    }
}

static inline uint64_t rotated(uint64_t word, int bits) {
    return word << bits | word >> (64 - bits);
}

static inline void sip_round(uint64_t v[4]) {
    v[0] += v[1], v[1] = rotated(v[1], 13) ^ v[0], v[0] = rotated(v[0], 32);
    v[2] += v[3], v[3] = rotated(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = rotated(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = rotated(v[1], 17) ^ v[2], v[2] = rotated(v[2], 32);
}

// SipHash-1-3 (Aumasson and Bernstein), which is also what Swift hashes with.
static uint64_t hash_of(const unsigned char *bytes, size_t length) {
    uint64_t v[4] = {
        seed[0] ^ 0x736f6d6570736575, seed[1] ^ 0x646f72616e646f6d,
        seed[0] ^ 0x6c7967656e657261, seed[1] ^ 0x7465646279746573,
    };
    uint64_t word;
    size_t place = 0;
    for (; place + 8 <= length; place += 8) {
        memcpy(&word, bytes + place, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    word = 0;
    memcpy(&word, bytes + place, length - place);
    word |= (uint64_t)length << 56;
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
    v[2] ^= 0xff;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

// The place at which a text is, or at which it belongs.
static size_t place_of(
    struct table *table, uint64_t hash, const unsigned char *bytes, size_t length,
    uintptr_t *found) {
    size_t place = (uint32_t)hash & table->mask;
    for (;; place = (place + 1) & table->mask) {
        uintptr_t slot = atomic_load_explicit(&table->slots[place], memory_order_acquire);
        *found = slot & ~(uintptr_t)7;
        if (slot == 0) return place;
        if ((slot & 7) != hash >> 61) continue;
        const struct tenantry_text *text = (const struct tenantry_text *)*found;
        if (text->hash == (uint32_t)hash && text->length == length && memcmp(text->bytes, bytes, length) == 0) return place;
    }
}

// Room for a text, of which addresses are multiples of 8.
static struct tenantry_text *room(struct shard *shard, size_t length) {
    size_t size = sizeof(struct tenantry_text) + length + 1;
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size > CHUNK / 4) return memory(size);
    if (size > shard->left) {
        shard->free = memory(CHUNK);
        shard->left = CHUNK;
    }
    struct tenantry_text *made = (struct tenantry_text *)shard->free;
    shard->free += size;
    shard->left -= size;
    return made;
}

// Hands the texts over to a table of twice the size. The old one stays: somebody may be reading.
static struct table *grown(struct shard *shard, struct table *old) {
    struct table *table = new_table(2 * (old->mask + 1));
    for (size_t number = 0; number <= old->mask; number++) {
        uintptr_t slot = atomic_load_explicit(&old->slots[number], memory_order_relaxed);
        if (slot == 0) continue;
        const struct tenantry_text *text = (const struct tenantry_text *)(slot & ~(uintptr_t)7);
        size_t place = text->hash & table->mask;
        while (atomic_load_explicit(&table->slots[place], memory_order_relaxed) != 0)
            place = (place + 1) & table->mask;
        atomic_store_explicit(&table->slots[place], slot, memory_order_relaxed);
    }
    atomic_store_explicit(&shard->table, table, memory_order_release);
    return table;
}

static uintptr_t added(
    struct shard *shard, uint64_t hash, const unsigned char *bytes, size_t length) {
    struct table *table = atomic_load_explicit(&shard->table, memory_order_relaxed);
    uintptr_t found;
    size_t place = place_of(table, hash, bytes, length, &found);
    if (found) return found;
    if (2 * ++shard->count > table->mask) {
        table = grown(shard, table);
        place = place_of(table, hash, bytes, length, &found);
    }
    struct tenantry_text *text = room(shard, length);
    text->length = (uint32_t)length;
    text->hash = (uint32_t)hash;
    memcpy(text->bytes, bytes, length);
    atomic_store_explicit(
        &table->slots[place], (uintptr_t)text | hash >> 61, memory_order_release);
    return (uintptr_t)text;
}

uintptr_t tenantry_text(const unsigned char *bytes, size_t length) {
    if (length == 0) return (uintptr_t)empty;
    pthread_once(&once, prepare);
    uint64_t hash = hash_of(bytes, length);
    // No file and no row is that long.
    if (length > UINT32_MAX) abort();
    struct shard *shard = &shards[(hash >> 32) % SHARDS];
    uintptr_t found;
    place_of(
        atomic_load_explicit(&shard->table, memory_order_acquire), hash, bytes, length, &found);
    if (found) return found;
    pthread_mutex_lock(&shard->lock);
    found = added(shard, hash, bytes, length);
    pthread_mutex_unlock(&shard->lock);
    return found;
}
