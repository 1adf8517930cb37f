"""validate.py FILE…: whether files are CycloneDX 1.6, by its own schema, and complete."""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

for name in sys.argv[1:]:
    text = Path(name).read_text()
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if error:
        sys.exit(f"{name}: {error}")
    bom = json.loads(text)
    known = {part["bom-ref"] for part in [bom["metadata"]["component"], *bom["components"]]}
    named = {ref for entry in bom["dependencies"] for ref in [entry["ref"], *entry["dependsOn"]]}
    if not named <= known:
        sys.exit(f"{name}: nothing is said of {sorted(named - known)}")
    if len(bom["components"]) < 10:
        sys.exit(f"{name}: it names only {len(bom['components'])} components")
