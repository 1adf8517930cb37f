# A CycloneDX document out of `swift package show-dependencies --format json`.
def license($is):
    [if $is | contains(" ") then { expression: $is } else { license: { id: $is } } end];

# What this one depends on, but for the packages that only tests need.
def needed: .dependencies[] | select(.identity | IN($tests | split("\n")[]) | not);

# The packages below this one, whole.
def below: needed | ., below;

def place: .url | sub("^https://"; "") | sub("\\.git$"; "");
def swift_purl: "pkg:swift/\(place)@\(.version)";
def debian_purl:
    "pkg:deb/debian/\(.name | gsub("\\+"; "%2B"))@\(.version | gsub("\\+"; "%2B"))"
    + "?arch=\(.architecture)&distro=\($distribution)";

($resolved[0].pins | map({ key: .identity, value: .state.revision }) | from_entries) as $revisions
| ("pkg:generic/tenantry@" + $version) as $self
| ("pkg:generic/swift@" + $swift) as $runtime
| . as $root
| ([below] | unique_by(.identity)) as $packages
| ($digest | "\(.[0:8])-\(.[8:12])-5\(.[13:16])-8\(.[17:20])-\(.[20:32])") as $number
| {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: "urn:uuid:\($number)",
    version: 1,
    metadata: {
        component: {
            type: "application",
            "bom-ref": $self,
            name: "tenantry",
            version: $version,
            licenses: license("MIT"),
            hashes: [{ alg: "SHA-256", content: $digest }],
            purl: $self
        }
    },
    components: (
        [$packages[] | {
            type: "library",
            "bom-ref": swift_purl,
            name: .name,
            version: .version,
            licenses: license($licences[.url | split("/")[-1] | sub("\\.git$"; "")
                | ascii_downcase]),
            purl: swift_purl,
            externalReferences: [{ type: "vcs", url: .url, comment: $revisions[.identity] }]
        }]
        + [{
            type: "library",
            "bom-ref": $runtime,
            name: "swift",
            version: $swift,
            description: "The standard library and Foundation, linked statically.",
            licenses: license("Apache-2.0 WITH Swift-exception"),
            purl: $runtime
        }]
        + [$debian[] | {
            type: "library",
            "bom-ref": debian_purl,
            name: .name,
            version: .version,
            description: "Loaded when it starts; the version it was built against.",
            purl: debian_purl
        }]
    ),
    dependencies: (
        [{
            ref: $self,
            dependsOn: (
                [$root | needed | swift_purl] + [$runtime] + [$debian[] | debian_purl]
                | sort
            )
        }]
        + [$packages[] | { ref: swift_purl, dependsOn: [needed | swift_purl] }]
    )
}
