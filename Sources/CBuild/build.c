#define _GNU_SOURCE
#include "CBuild.h"

#include <string.h>

struct answer {
    uint8_t *bytes;
    size_t room, length;
};

static void take(struct answer *answer, const void *bytes, size_t length) {
    if (length > answer->room) return;
    memcpy(answer->bytes, bytes, length);
    answer->length = length;
}

#ifdef __APPLE__

#include <mach-o/dyld.h>
#include <mach-o/loader.h>

size_t tenantry_build_id(uint8_t *bytes, size_t room) {
    struct answer answer = {bytes, room, 0};
    const struct mach_header_64 *header = (const void *)_dyld_get_image_header(0);
    const char *place = (const char *)(header + 1);
    for (uint32_t number = 0; number < header->ncmds; number++) {
        const struct load_command *command = (const void *)place;
        if (command->cmd == LC_UUID)
            take(&answer, ((const struct uuid_command *)command)->uuid, sizeof(uuid_t));
        place += command->cmdsize;
    }
    return answer.length;
}

#else

#include <elf.h>
#include <link.h>

static size_t padded(size_t length) { return (length + 3) & ~(size_t)3; }

// Goes through the notes of one segment.
static void read_notes(const char *place, size_t size, struct answer *answer) {
    const char *end = place + size;
    while ((size_t)(end - place) >= sizeof(ElfW(Nhdr))) {
        const ElfW(Nhdr) *note = (const void *)place;
        const char *name = place + sizeof *note;
        size_t left = (size_t)(end - name);
        size_t named = padded(note->n_namesz), described = padded(note->n_descsz);
        if (named > left || described > left - named) return;
        if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == sizeof ELF_NOTE_GNU
            && memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0)
            take(answer, name + named, note->n_descsz);
        place = name + named + described;
    }
}

// The program itself comes first, and nothing else is asked for.
static int visit(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    for (int number = 0; number < object->dlpi_phnum; number++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[number];
        if (segment->p_type == PT_NOTE)
            read_notes(
                (const char *)(object->dlpi_addr + segment->p_vaddr), segment->p_memsz, context);
    }
    return 1;
}

size_t tenantry_build_id(uint8_t *bytes, size_t room) {
    struct answer answer = {bytes, room, 0};
    dl_iterate_phdr(visit, &answer);
    return answer.length;
}

#endif
