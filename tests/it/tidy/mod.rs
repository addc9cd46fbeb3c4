//! What holds for the sources as a whole, beside what the compiler and clippy hold.

mod circles;
mod documents;
mod glossary;
mod manifests;
mod names;
mod paths;
mod sizes;
mod source;

#[test]
fn nothing_is_left_over() {
    for file in source::all() {
        let text = file.text.to_lowercase();
        for word in ["todo!", "fixme", "dbg!(", "unimplemented!", "xxx"] {
            assert!(!text.contains(word), "{} has {word}", file.path);
        }
    }
}

#[test]
fn no_stage_panics_on_what_a_user_writes() {
    use quote::ToTokens as _;
    for file in source::all() {
        for item in &file.items {
            let code = item.to_token_stream().to_string().replace(' ', "");
            for word in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!("] {
                assert!(!code.contains(word), "{} has {word}", file.path);
            }
        }
    }
}
