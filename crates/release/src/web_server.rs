//! Ready-made settings for nginx and Caddy: strict policy, types with charset, caching, compressed copies.

use std::fmt::Write as _;

use super::headers::{FRESH, IMMUTABLE, SHORT};
use gongbao_base::media::TYPES;

/// Nothing from elsewhere, no script, no frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The search page alone has a script, the site's own.
const SEARCH: &str = "; script-src 'self'";

/// The other headers of every answer.
const OTHERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Names that hold a digest of their bytes.
const FINGERPRINTED: &str = r"^/assets/[^/]+\.[0-9a-f]{10}\.[a-z0-9]+$";

/// Files that are asked for again every time.
const ASKED: &str = r"(/|\.(html|xml|json|jsonld|js|csv|txt|vcf|ics))$";

/// The headers of a page in the preview, whose own script asks this server what is new. No other site may embed it.
pub fn preview() -> impl Iterator<Item = (&'static str, String)> {
    let policy = format!("{POLICY}{SEARCH}; connect-src 'self'");
    let own = [
        ("Content-Security-Policy", policy),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ];
    own.into_iter().chain(OTHERS.map(|(name, value)| (name, value.to_owned())))
}

/// The files, by name, with what they hold: `nginx-http.conf`, `nginx-server.conf`, `Caddyfile`.
#[must_use]
pub fn files() -> [(&'static str, String); 3] {
    [
        ("nginx-http.conf", nginx_http()),
        ("nginx-server.conf", nginx_server()),
        ("Caddyfile", caddy()),
    ]
}

fn nginx_http() -> String {
    format!(
        "# 放在 http 块里，例如 /etc/nginx/conf.d/gongbao.conf。 / Goes into the http block.\n\
         map $uri $gongbao_policy {{\n    default \"{POLICY}\";\n    ~/search\\.html$ \"{POLICY}{SEARCH}\";\n}}\n\
         map $uri $gongbao_cache {{\n    default \"{SHORT}\";\n    \"~{FINGERPRINTED}\" \"{IMMUTABLE}\";\n    \"~{ASKED}\" \"{FRESH}\";\n}}\n"
    )
}

fn nginx_server() -> String {
    let mut text = String::from(
        "# 放在 server 块里，root 由你写：root /srv/www/site/current; / Goes into the server block; `root` is yours.\n\
         # 需要 gongbao.conf（nginx-http.conf）里的两个 map。 / Needs the maps of nginx-http.conf.\n\
         index index.html;\nerror_page 404 /404.html;\ncharset utf-8;\netag on;\nserver_tokens off;\n\
         # gongbao build --precompress 写好的 .gz；.br 要装 libnginx-mod-http-brotli-static 再写 brotli_static on;\n\
         gzip_static on;\n\
         # Gongbao 自己的记录不公开。 / Gongbao's own objects are not public.\n\
         location ~ ^/\\.(?!well-known/) { return 404; }\n",
    );
    let _ = writeln!(text, "add_header Content-Security-Policy $gongbao_policy always;");
    let _ = writeln!(text, "add_header Cache-Control $gongbao_cache always;");
    for (name, value) in OTHERS {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    text.push_str("types {\n");
    for (ending, mime) in TYPES {
        // nginx writes the charset itself, for the types below.
        let mime = mime.split(';').next().unwrap_or(mime);
        let _ = writeln!(text, "    {mime} {ending};");
    }
    text.push_str("}\ndefault_type application/octet-stream;\ncharset_types");
    let mut charset: Vec<&str> = TYPES
        .iter()
        .filter_map(|(_, mime)| mime.strip_suffix("; charset=utf-8"))
        // nginx counts it in by itself and warns when it is named.
        .filter(|mime| *mime != "text/html")
        .collect();
    charset.sort_unstable();
    charset.dedup();
    for mime in charset {
        let _ = write!(text, "\n    {mime}");
    }
    text.push_str(";\n");
    text
}

fn caddy() -> String {
    let mut text = format!(
        "# 写进 Caddyfile 的站点块里，root 由你写：root * /srv/www/site/current / Goes into a site's block.\n\
         @own path_regexp ^/\\.\nhandle @own {{\n    respond 404\n}}\n\
         @search path_regexp /search\\.html$\n@rest not path_regexp /search\\.html$\n\
         header @search Content-Security-Policy \"{POLICY}{SEARCH}\"\nheader @rest Content-Security-Policy \"{POLICY}\"\n\
         @named path_regexp {FINGERPRINTED}\n\
         @asked {{\n    path_regexp {ASKED}\n    not path_regexp {FINGERPRINTED}\n}}\n\
         @other {{\n    not path_regexp {FINGERPRINTED}\n    not path_regexp {ASKED}\n}}\n\
         header @named Cache-Control \"{IMMUTABLE}\"\nheader @asked Cache-Control \"{FRESH}\"\nheader @other Cache-Control \"{SHORT}\"\n"
    );
    for (name, value) in OTHERS {
        let _ = writeln!(text, "header {name} \"{value}\"");
    }
    for (ending, mime) in TYPES.iter().filter(|(_, mime)| mime.contains("charset")) {
        let _ =
            writeln!(text, "@{ending} path *.{ending}\nheader @{ending} Content-Type \"{mime}\"");
    }
    text.push_str("file_server {\n    precompressed br gzip\n}\nhandle_errors {\n    rewrite * /404.html\n    file_server\n}\n");
    text
}
