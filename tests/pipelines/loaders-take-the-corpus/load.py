# load.py LOADER FEATURES FILE ... - loads the files; standard input tells how many records they have
import json
import sys

loader, features, files = sys.argv[1], sys.argv[2], sys.argv[3:]
try:
    module = __import__(loader)
except ImportError:
    sys.exit(0)

if loader == "datasets":
    shape = module.Features.from_dict(json.load(open(features)))
    loaded = module.load_dataset("json", data_files=files, split="train", features=shape)
    n = loaded.num_rows
    for row in loaded:
        for span in row["dates"] or []:
            assert row["text"][span["start"]:span["end"]] == span["text"], row["id"]
elif loader == "pyarrow":
    from pyarrow.json import ReadOptions, read_json
    n = sum(read_json(file, read_options=ReadOptions(block_size=1 << 26)).num_rows for file in files)
else:
    query = "SELECT count(*), count(metadata.member) FROM read_json_auto(%r, union_by_name = true)"
    n, members = module.sql(query % files).fetchall()[0]
    assert members == n, members

expected = int(sys.stdin.read())
assert n == expected, (n, expected)
