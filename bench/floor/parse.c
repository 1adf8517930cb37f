#include "floor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

enum { LARGEST_FILE = 1 << 20, DEEPEST = 64 };

static unsigned char content[LARGEST_FILE + 1];

// Which scalars are keys: in a mapping every second node is one.
struct nesting {
    bool is_mapping[DEEPEST];
    bool expects_key[DEEPEST];
    int depth;
};

static bool is_key(struct nesting *nesting)
{
    if (nesting->depth == 0 || !nesting->is_mapping[nesting->depth])
        return false;
    bool key = nesting->expects_key[nesting->depth];
    nesting->expects_key[nesting->depth] = !key;
    return key;
}

static void enter(struct nesting *nesting, bool mapping, const char *path)
{
    is_key(nesting);
    if (++nesting->depth == DEEPEST)
        stop("%s: nested too deeply", path);
    nesting->is_mapping[nesting->depth] = mapping;
    nesting->expects_key[nesting->depth] = mapping;
}

static void parse_content(size_t size, const char *path, struct parse_counts *counts)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        stop("out of memory");
    yaml_parser_set_input_string(&parser, content, size);
    struct nesting nesting = {.depth = 0};
    bool more = true;
    while (more) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event))
            stop("%s:%zu: %s", path, parser.problem_mark.line + 1, parser.problem);
        counts->events++;
        switch (event.type) {
        case YAML_SCALAR_EVENT:
            counts->scalars++;
            counts->scalar_bytes += event.data.scalar.length;
            counts->keys += is_key(&nesting);
            break;
        case YAML_MAPPING_START_EVENT:
            enter(&nesting, true, path);
            break;
        case YAML_SEQUENCE_START_EVENT:
            enter(&nesting, false, path);
            break;
        case YAML_MAPPING_END_EVENT:
        case YAML_SEQUENCE_END_EVENT:
            nesting.depth--;
            break;
        case YAML_STREAM_END_EVENT:
            more = false;
            break;
        default:
            break;
        }
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static void read_file(int folder, const char *name, struct parse_counts *counts)
{
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        stop("%s: %s", name, strerror(errno));
    size_t size = 0;
    ssize_t got;
    while ((got = read(file, content + size, sizeof content - size)) > 0)
        size += (size_t)got;
    if (got < 0)
        stop("%s: %s", name, strerror(errno));
    close(file);
    if (size > LARGEST_FILE)
        stop("%s: larger than 1 MiB", name);
    counts->files++;
    counts->bytes += size;
    parse_content(size, name, counts);
}

static bool is_yaml(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

static void walk(int parent, const char *path, struct parse_counts *counts)
{
    int folder = openat(parent, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = folder < 0 ? NULL : fdopendir(folder);
    if (!listing)
        stop("%s: %s", path, strerror(errno));
    struct dirent *entry;
    while ((entry = readdir(listing))) {
        if (entry->d_name[0] == '.')
            continue;
        if (entry->d_type == DT_DIR)
            walk(folder, entry->d_name, counts);
        else if (entry->d_type == DT_REG && is_yaml(entry->d_name))
            read_file(folder, entry->d_name, counts);
    }
    closedir(listing);
}

void parse_workspace(const char *folder, struct parse_counts *counts)
{
    walk(AT_FDCWD, folder, counts);
    if (counts->files == 0)
        stop("%s: no YAML files", folder);
}
