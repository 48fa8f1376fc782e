# Writes node.json and a form as Python code does; README.md beside the files says which call makes which.
#
#   cd doctor/src/test/resources/io/github/verifiedresponse/doctor && python3 ../../../../../python/write.py . < node.json
import json
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

folder = Path(sys.argv[1])


def write(name, text):
    (folder / name).write_bytes(text.encode())


v = json.loads(sys.stdin.buffer.read())
write("python.json", json.dumps(v))
write("python-text.json", json.dumps(v, ensure_ascii=False))
write("python-ascii.json", json.dumps(v, separators=(",", ":")))
write("python-indent.json", json.dumps(v, ensure_ascii=False, indent=4))
write("python-sorted.json", json.dumps(v, ensure_ascii=False, separators=(",", ":"), sort_keys=True))

form = {"token": "gI", "text": "a b, café (it's *new*~) 94%", "user": 1}
write("python-form.txt", urlencode(form))
write("python-form-raw.txt", urlencode(form, quote_via=quote))
