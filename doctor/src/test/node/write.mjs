// Writes node.json and a form as code on Node.js does; README.md beside the files says which call makes which.
//
//   cd doctor/src/test/resources/io/github/verifiedresponse/doctor && node ../../../../../node/write.mjs . < node.json
import fs from "node:fs";

const folder = process.argv[2];
const write = (name, text) => fs.writeFileSync(`${folder}/${name}`, text);

const v = JSON.parse(fs.readFileSync(0, "utf8"));
write("node.json", JSON.stringify(v));
write("node-indent.json", JSON.stringify(v, null, 2));

const form = { token: "gI", text: "a b, café (it's *new*~) 94%", user: 1 };
write("node-form.txt", new URLSearchParams(form).toString());
write("node-form-raw.txt", Object.entries(form).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&"));
