# Lists the recipes.
default:
    @just --list

# Builds the site of this repository.
build:
    cargo run --release -- build

# The preview, with reload on every change.
serve:
    cargo run --release -- serve

# All tests, as CI runs them.
test:
    ./test

# The Rust tests alone.
unit:
    cargo test --workspace

# Formatting, lints, licences.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --features gongbao/full -- -D warnings
    cargo deny check bans licenses sources

# Writes expected findings and the reference again; read the difference before committing.
bless:
    BLESS=1 cargo test -- broken reference

# Time and memory of 10,000 generated notices.
bench:
    cargo bench
