#include "CTexts.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

// Shards let threads add texts beside each other; looking for one that is there takes no lock.
enum { SHARDS = 16, FIRST_SLOTS = 256, CHUNK = 1 << 16, ALIGNMENT = 8 };

// How many texts ahead a slot is fetched, and then what it leads to.
enum { SLOT_AHEAD = 16, TEXT_AHEAD = 8 };

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
static pthread_once_t once = PTHREAD_ONCE_INIT;
static const struct tenantry_text empty;

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
    for (int number = 0; number < SHARDS; number++) {
        pthread_mutex_init(&shards[number].lock, NULL);
        atomic_store_explicit(&shards[number].table, new_table(FIRST_SLOTS), memory_order_release);
    }
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
        if (text->hash == (uint32_t)hash && text->length == length
            && memcmp(text->bytes, bytes, length) == 0)
            return place;
    }
}

// Room for a text, of which addresses are multiples of 8.
static struct tenantry_text *room(struct shard *shard, size_t length) {
    size_t size = sizeof(struct tenantry_text) + length;
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

static struct shard *shard_of(uint64_t hash) { return &shards[(hash >> 32) % SHARDS]; }

// The slot at which looking for a text begins.
static _Atomic(uintptr_t) *first_slot(uint64_t hash) {
    struct table *table = atomic_load_explicit(&shard_of(hash)->table, memory_order_acquire);
    return &table->slots[(uint32_t)hash & table->mask];
}

uintptr_t tenantry_text(const unsigned char *bytes, size_t length, uint64_t hash) {
    if (length == 0) return (uintptr_t)&empty;
    // No file and no row is that long.
    if (length > UINT32_MAX) abort();
    pthread_once(&once, prepare);
    struct shard *shard = shard_of(hash);
    uintptr_t found;
    place_of(
        atomic_load_explicit(&shard->table, memory_order_acquire), hash, bytes, length, &found);
    if (found) return found;
    pthread_mutex_lock(&shard->lock);
    found = added(shard, hash, bytes, length);
    pthread_mutex_unlock(&shard->lock);
    return found;
}

void tenantry_texts(
    const unsigned char *bytes, const struct tenantry_piece *pieces, size_t count,
    uintptr_t *texts) {
    pthread_once(&once, prepare);
    for (size_t ahead = 0; ahead < count + SLOT_AHEAD; ahead++) {
        if (ahead < count) __builtin_prefetch((const void *)first_slot(pieces[ahead].hash));
        // Before the first of each it is more than there are.
        size_t next = ahead - (SLOT_AHEAD - TEXT_AHEAD);
        if (next < count) {
            uintptr_t slot =
                atomic_load_explicit(first_slot(pieces[next].hash), memory_order_relaxed);
            __builtin_prefetch((const void *)(slot & ~(uintptr_t)7));
        }
        size_t now = ahead - SLOT_AHEAD;
        if (now < count)
            texts[now] = tenantry_text(
                bytes + pieces[now].start, pieces[now].length, pieces[now].hash);
    }
}
