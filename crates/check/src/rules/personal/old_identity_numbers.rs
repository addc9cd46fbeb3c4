//! Identity numbers in their form of before 1999 (PII-01): 15 digits without a check digit, so only a warning.

use super::{
    boundary::stands_alone, digit_chain::chains, identity_number::is_old,
    whole_numbers::IDENTITY_NUMBER,
};
use crate::reading::Reading;
use gongbao_base::finding::Finding;

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.passages() {
        for chain in chains(passage) {
            let groups = chain.groups.iter().enumerate().filter(|(at, group)| {
                is_old(chain.digits(std::slice::from_ref(group)))
                    && stands_alone(passage, &chain, &(*at..at + 1))
            });
            findings.extend(groups.map(|(_, group)| {
                Finding::new(&IDENTITY_NUMBER, reading.place(&passage.text, &group.range))
                    .says(
                        "疑似十五位的旧身份证号",
                        "looks like an old identity number of 15 digits",
                    )
                    .help("核对；是的话打码或删去", "look; mask it or leave it out if it is one")
                    .warning()
            }));
        }
    }
    findings
}
