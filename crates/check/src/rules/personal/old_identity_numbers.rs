//! Identity numbers in their form of before 1999 (PII-01): 15 digits without a check digit, so only a warning.

use super::{
    digit_chain::{chains, stands_alone},
    identity_number::is_old,
    number::place,
    whole_numbers::IDENTITY_NUMBER,
};
use crate::source_file::SourceFile;
use gongbao_base::finding::Finding;

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let chains = chains(file.text);
    let groups = chains.iter().flat_map(|chain| &chain.groups);
    groups
        .filter(|group| is_old(&group.digits) && stands_alone(file.text, &group.range))
        .map(|group| {
            Finding::new(&IDENTITY_NUMBER, place(file.path, file.text, &group.range))
                .says("疑似十五位的旧身份证号", "looks like an old identity number of 15 digits")
                .help("核对；是的话打码或删去", "look; mask it or leave it out if it is one")
                .warning()
        })
        .collect()
}
