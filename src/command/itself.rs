//! `self check`: the program's own file against the list of its publisher, which is signed.

use std::fs;

use super::{CommandContext, key};
use crate::{
    cli::itself::{SelfCheckArgs, SelfCommand},
    exit::Exit,
};
use gongbao_container::{hash, sign};
use gongbao_files::{SystemError, sidecar};

pub(super) fn run(context: &CommandContext, command: &SelfCommand) -> Result<Exit, SystemError> {
    match command {
        SelfCommand::Check(args) => check(context, args),
    }
}

fn check(context: &CommandContext, args: &SelfCheckArgs) -> Result<Exit, SystemError> {
    let list = fs::read(&args.list).map_err(SystemError::reading(&args.list))?;
    let signed = args.pubkey.as_deref().map(|key| signed(&list, args, key)).transpose()?;
    let program = std::env::current_exe().map_err(|error| {
        SystemError::other(
            format!("找不到本程序的文件：{error}"),
            format!("this program's file: {error}"),
        )
    })?;
    let file = fs::File::open(&program).map_err(SystemError::opening(&program))?;
    let digest = hash::checksums(file, false).map_err(SystemError::reading(&program))?.sha256.hex();
    let console = &context.console;
    let (shown, at) = (program.display(), args.list.display());
    let list = String::from_utf8_lossy(&list);
    let Some(name) = named(&list, &digest) else {
        console.say(console.text(
            &format!("不一致：{shown}（SHA-256 {digest}）不在 {at} 里。不要使用这个文件，请重新下载，并告诉发布者"),
            &format!("not the same: {shown} (SHA-256 {digest}) is not in {at}; do not use it, fetch it again, and tell the publisher"),
        ));
        return Ok(Exit::Content);
    };
    console.say(console.text(
        &format!("一致：{name}，SHA-256 {digest}"),
        &format!("the same: {name}, SHA-256 {digest}"),
    ));
    match signed {
        Some(comment) => console.say(console.text(
            &format!("清单的签名有效：{comment}"),
            &format!("the list's signature holds: {comment}"),
        )),
        None => console.say(console.text(
            "没有给公钥（--pubkey），清单的签名没有核对",
            "no public key was given (`--pubkey`), so the list's signature was not checked",
        )),
    }
    Ok(Exit::Done)
}

/// Checks the list's signature, and gives what its signer wrote.
fn signed(list: &[u8], args: &SelfCheckArgs, key: &str) -> Result<String, SystemError> {
    let beside = sidecar(&args.list, ".minisig");
    let signature = fs::read_to_string(&beside).map_err(SystemError::reading(&beside))?;
    let key = key::public(key).map_err(SystemError::reading(key.as_ref()))?;
    sign::verify(&key, &signature, list).map_err(|error| SystemError::container(error, &args.list))
}

/// The name under which a list has a digest; people give programs other names.
fn named<'a>(list: &'a str, digest: &str) -> Option<&'a str> {
    let lines = list.lines().filter_map(|line| line.split_once(char::is_whitespace));
    let mut names = lines.filter(|(listed, _)| listed.eq_ignore_ascii_case(digest));
    names.next().map(|(_, name)| name.trim_start_matches([' ', '*']))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_list_names_the_program_by_its_digest() {
        let list = "aa  one\r\nBB *two.exe\n";
        assert_eq!(named(list, "aa"), Some("one"));
        assert_eq!(named(list, "bb"), Some("two.exe"));
        assert_eq!(named(list, "a"), None);
    }
}
