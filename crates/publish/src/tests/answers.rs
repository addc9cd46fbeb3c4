//! What a server may answer on the wire: nothing panics, and no answer is waited for longer than the limits say.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use proptest::prelude::*;

use super::fuzz;
use crate::store::{
    body::ObjectBody,
    http::HttpTransport,
    object_store::{ObjectHeaders, Store},
    s3::{BucketLocation, S3Store},
    webdav::WebdavStore,
};

/// Pieces of answers; most of what comes of them is no answer at all.
const PIECES: [&str; 24] = [
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 207 Multi-Status\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 999 \r\n",
    "HTTP/1.1 200",
    "HTTP/9.9 200 OK\r\n",
    "content-length: 5\r\n",
    "content-length: 18446744073709551616\r\n",
    "content-length: -1\r\n",
    "content-length: 5\r\ncontent-length: 6\r\n",
    "transfer-encoding: chunked\r\n",
    "content-encoding: gzip\r\n",
    "location: http://127.0.0.1:1/\r\n",
    "retry-after: 99999999999999999999\r\n",
    "etag: \"\u{0}\"\r\n",
    ": \r\n",
    "\r\n",
    "ffffffffffffffff\r\n",
    "5\r\nabcde\r\n0\r\n\r\n",
    "<ListBucketResult>",
    "<Contents><Key>",
    "</Key></Contents>",
    "<KeyCount>-1</KeyCount>",
    "</ListBucketResult>",
];

/// A whole answer of any status, or pieces of some.
fn answer() -> impl Strategy<Value = Vec<u8>> {
    let body = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(prop::sample::select(PIECES[19..].to_vec()), 0..6)
            .prop_map(|parts| parts.concat().into_bytes()),
    ];
    let whole = (100..600_u16, body, -3..4_i64).prop_map(|(status, body, off)| {
        let length = (body.len() as i64 + off).max(0);
        let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n\r\n");
        [head.into_bytes(), body].concat()
    });
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..8)
        .prop_map(|parts| parts.concat().into_bytes());
    let noise = prop::collection::vec(any::<u8>(), 0..100);
    prop_oneof![4 => whole, 4 => pieces, 1 => noise]
}

/// A server that gives the same answer to everybody and hangs up; its port.
fn server(answer: Arc<Mutex<Vec<u8>>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
            let _ = stream.read(&mut [0; 1 << 14]);
            let answer = answer.lock().unwrap().clone();
            let _ = stream.write_all(&answer);
        }
    });
    port
}

/// Asks a store for everything that it can do.
fn ask(store: &dyn Store) {
    let body = ObjectBody::Bytes(b"bytes".to_vec());
    let _ = store.put("notices/a.html", &body, ObjectHeaders { mime: "text/html", cache: "" });
    let _ = store.head("notices/a.html");
    if let Ok(Some(reader)) = store.get("notices/a.html") {
        let _ = reader.take(1 << 20).read_to_end(&mut Vec::new());
    }
    let _ = (store.delete("notices/a.html"), store.clear_parts(), store.is_empty());
    for method in 0..store.create_methods() {
        let _ = store.create(method, ".gongbao/lock", b"token");
    }
}

#[test]
fn whatever_a_server_answers_is_no_harm() {
    let given = Arc::new(Mutex::new(Vec::new()));
    let address = format!("http://127.0.0.1:{}/", server(Arc::clone(&given)));
    let location = BucketLocation {
        endpoint: &address,
        bucket: "bucket",
        region: "region",
        prefix: "site",
        path_style: true,
    };
    fuzz::run(answer(), |answer| {
        given.lock().unwrap().clone_from(answer);
        let http = || HttpTransport::new(1);
        ask(&S3Store::new(&location, "user".to_owned(), "word".to_owned(), http()).unwrap());
        ask(&WebdavStore::new(&address, None, None, http()));
    });
}
