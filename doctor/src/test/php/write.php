<?php
// Writes node.json, a form and signatures as PHP code does; README.md beside the files says which call makes which.
//
//   cd doctor/src/test/resources/io/github/verifiedresponse/doctor && php ../../../../../php/write.php . < node.json
$folder = $argv[1];
$secret = 'k3Jx9vQ2mTz7LpW4sYb8NcR1dGf6HhE0aUo5iXqZ';
$time = 1795960800;
$write = fn (string $name, string $text) => file_put_contents("$folder/$name", $text);

$json = stream_get_contents(STDIN);
$v = json_decode($json);
$write('php.json', json_encode($v));
$write('php-unicode.json', json_encode($v, JSON_UNESCAPED_UNICODE));
$write('php-pretty.json', json_encode($v, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE));
$write('php-symfony.json', json_encode($v, JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP | JSON_HEX_QUOT));
$a = json_decode($json, true);
$write('php-array.json', json_encode($a));
$write('php-array-unescaped.json', json_encode($a, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));

$form = ['token' => 'gI', 'text' => "a b, café (it's *new*~) 94%", 'user' => 1];
$write('php-form.txt', http_build_query($form));
$write('php-form-raw.txt', http_build_query($form, '', '&', PHP_QUERY_RFC3986));

$body = file_get_contents("$folder/php.json");
$write('php-signatures.txt', implode("\n", [
    'shufti-pro ' . hash('sha256', $body . hash('sha256', $secret)),
    'shufti-pro-legacy ' . hash('sha256', $body . $secret),
    'slack v0=' . hash_hmac('sha256', "v0:$time:" . http_build_query($form), $secret),
    'square ' . base64_encode(hash_hmac('sha256', "https://www.example.com/hooks$body", $secret, true)),
]) . "\n");
