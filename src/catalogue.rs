//! The catalogue: every code of the program, in the order in which `explain`, `rules` and SARIF list them.

use gongbao_base::code::Code;

/// The code with this id, whatever the case it is typed in.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(id))
}

/// Every code.
pub static ALL: &[&Code] = &[
    &gongbao_content::codes::NOT_UTF8,
    &gongbao_content::codes::FOREIGN_FILE,
    &gongbao_content::codes::LINKED_FILE,
    &gongbao_content::codes::BAD_FILE_NAME,
    &gongbao_content::codes::NO_FRONT_MATTER,
    &gongbao_content::codes::BAD_YAML,
    &gongbao_content::codes::CUT_BY_HASH,
    &gongbao_content::codes::UNKNOWN_KEY,
    &gongbao_content::codes::MISSING_KEY,
    &gongbao_content::codes::WRONG_SHAPE,
    &gongbao_content::codes::BAD_DATE,
    &gongbao_content::codes::BAD_CHOICE,
    &gongbao_content::codes::BAD_SLUG,
    &gongbao_content::codes::TWICE,
    &gongbao_check::rules::metadata::undated::UNDATED,
    &gongbao_check::rules::metadata::unanswered::UNANSWERED,
    &gongbao_check::rules::metadata::dates::DATES_DISORDER,
    &gongbao_check::rules::metadata::references::BAD_REFERENCE,
    &gongbao_check::rules::metadata::references::SELF_REFERENCE,
    &gongbao_check::rules::stations::incomplete::STATION_INCOMPLETE,
    &gongbao_content::codes::BAD_PHONE,
    &gongbao_check::rules::stations::stale::STALE_STATION,
    &gongbao_check::rules::stations::hours::BAD_HOURS,
    &gongbao_check::rules::stations::procedure::NO_PROCEDURE,
    &gongbao_check::rules::stations::aid_terms::AID_TERMS,
    &gongbao_check::rules::stations::duty::DUTY_ROSTER,
    &gongbao_check::rules::stations::communities::COMMUNITY_WITHOUT,
    &gongbao_check::rules::stations::qr_codes::QR_WITHOUT_WORDS,
    &gongbao_check::rules::stations::hours::UNCLEAR_HOURS,
    &gongbao_check::rules::stations::duty::DUTY_MOBILE,
    &gongbao_content::codes::ORG_INCOMPLETE,
    &gongbao_content::codes::EXAMPLE_URL,
    &gongbao_content::codes::UNENCRYPTED_TARGET,
    &gongbao_content::codes::NO_SITE,
    &gongbao_check::rules::addresses::shared::SAME_ADDRESS,
    &gongbao_check::rules::addresses::reserved::RESERVED_ADDRESS,
    &gongbao_content::codes::DEAD_LINK,
    &gongbao_content::codes::UNSAFE_LINK,
    &gongbao_content::codes::LEAVES_SITE,
    &gongbao_check::rules::links::files::UNSAFE_FILE,
    &gongbao_content::codes::RAW_HTML,
    &gongbao_content::codes::TOP_HEADING,
    &gongbao_content::codes::SKIPPED_HEADING,
    &gongbao_content::codes::UNKNOWN_FIGURE,
    &gongbao_content::codes::NO_ALT,
    &gongbao_check::rules::reports::figures::BAD_FIGURE_ID,
    &gongbao_check::rules::reports::figures::UNUSED_FIGURE,
    &gongbao_check::rules::reports::disclosure::sections::REPORT_SECTIONS,
    &gongbao_check::rules::reports::disclosure::missing_tables::REPORT_TABLE_MISSING,
    &gongbao_check::rules::reports::disclosure::balance::REPORT_BALANCE,
    &gongbao_check::rules::reports::disclosure::outcomes::REPORT_OUTCOMES,
    &gongbao_check::rules::reports::disclosure::row_sums::REPORT_ROW_SUM,
    &gongbao_check::rules::reports::disclosure::row_sums::REPORT_REVIEWS,
    &gongbao_check::rules::reports::disclosure::across_years::REPORT_CARRY,
    &gongbao_check::rules::reports::disclosure::across_years::REPORT_IN_FORCE,
    &gongbao_check::rules::reports::disclosure::cells::REPORT_CELLS,
    &gongbao_check::rules::reports::disclosure::problems::REPORT_PROBLEMS,
    &gongbao_check::rules::reports::disclosure::fees::REPORT_FEES,
    &gongbao_check::rules::reports::disclosure::title::REPORT_YEAR,
    &gongbao_check::rules::personal::whole_numbers::IDENTITY_NUMBER,
    &gongbao_check::rules::personal::whole_numbers::MOBILE_NUMBER,
    &gongbao_check::rules::personal::whole_numbers::CARD_NUMBER,
    &gongbao_check::rules::attachments::hidden::HIDDEN_CONTENT,
    &gongbao_check::rules::attachments::properties::FILE_PROPERTIES,
    &gongbao_check::rules::accessibility::pdf_only::PDF_ONLY,
    &gongbao_check::rules::attachments::unchecked::UNCHECKED_FILE,
    &gongbao_check::rules::writing::listed_words::TYPO,
    &gongbao_check::rules::writing::brackets::UNPAIRED,
    &gongbao_check::rules::writing::weekdays::WRONG_WEEKDAY,
    &gongbao_check::rules::writing::listed_words::LEFTOVER,
    &gongbao_check::rules::writing::secrecy::SECRECY_MARK,
    &gongbao_check::rules::numbers::document_number::NUMBER_FORM,
    &gongbao_check::rules::numbers::twice::NUMBER_TWICE,
    &gongbao_check::rules::numbers::check_digit::INDEX_CHECK_DIGIT,
    &gongbao_check::rules::metadata::issuer::ISSUER_SHORT,
    &gongbao_check::rules::metadata::body::BODY_DIFFERS,
    &gongbao_check::rules::metadata::topic::TOPIC_UNKNOWN,
    &gongbao_check::rules::numbers::index_number::INDEX_FORM,
    &gongbao_check::rules::numbers::index_number::INDEX_NUMBER_DIFFERS,
    &gongbao_check::rules::numbers::gaps::NUMBER_GAP,
    &gongbao_check::rules::validity::normative::NORMATIVE_OF_STREET,
    &gongbao_check::rules::validity::term::TERM_MISSING,
    &gongbao_check::rules::validity::term::TERM_TOO_LONG,
    &gongbao_check::rules::validity::ending::ENDS_SOON,
    &gongbao_check::rules::validity::term_in_text::TERM_DIFFERS,
    &gongbao_check::rules::validity::cited::CITES_ENDED,
    &gongbao_check::rules::validity::interpretation::NOT_INTERPRETED,
    &gongbao_check::rules::validity::interpretation::INTERPRETATION_COPIED,
    &gongbao_check::rules::validity::consultation::COMMENTS_SHORT,
    &gongbao_check::rules::validity::consultation::COMMENTS_UNANSWERED,
    &gongbao_check::rules::deadlines::working_days::DISCLOSED_LATE,
    &gongbao_check::rules::deadlines::working_days::NO_HOLIDAY_TABLE,
    &gongbao_site::codes::HOME_STALE,
    &gongbao_site::codes::NOTICES_STALE,
    &gongbao_site::codes::COLUMN_STALE,
    &gongbao_check::rules::deadlines::blank::BLANK_COLUMN,
    &gongbao_check::rules::deadlines::future::FUTURE_DATE,
    &gongbao_site::codes::OFFICE_STALE,
    &gongbao_check::rules::reports::disclosure::prose::PROSE_DIFFERS,
    &gongbao_check::rules::reports::disclosure::rules_row::REPORT_RULES,
    &gongbao_check::rules::reports::disclosure::items::ITEMS_DIFFER,
    &gongbao_check::rules::reports::disclosure::title::REPORT_TITLE,
    &gongbao_site::codes::DISCLOSURE_DUE,
    &gongbao_check::rules::reports::copied::PROBLEMS_COPIED,
    &gongbao_check::rules::reports::rule_of_law::contents::REPORT_CONTENTS,
    &gongbao_site::codes::RULE_OF_LAW_DUE,
    &gongbao_check::rules::reports::rule_of_law::years::REPORT_YEARS,
    &gongbao_check::rules::reports::rule_of_law::shortcomings::SHORTCOMINGS,
    &gongbao_check::rules::reports::copied::REPORT_COPIED,
    &gongbao_check::rules::reports::rule_of_law::other_office::OTHER_OFFICE,
    &gongbao_check::rules::personal::home_address::HOME_ADDRESS,
    &gongbao_check::rules::personal::name_lists::SENSITIVE_COLUMN,
    &gongbao_check::rules::personal::masks::MASK_TOO_THIN,
    &gongbao_check::rules::personal::publicity::LIST_OUTLIVED,
    &gongbao_check::rules::writing::names::NAME,
    &gongbao_check::rules::writing::listed_words::RETIRED_NAME,
    &gongbao_check::rules::writing::heading_numbers::HEADING_ORDER,
    &gongbao_check::rules::writing::characters::BROKEN_CHARACTER,
    &gongbao_check::rules::writing::doubled::DOUBLED_WORD,
    &gongbao_check::rules::writing::numbers::BAD_NUMBER,
    &gongbao_check::rules::writing::plan_periods::PLAN_PERIOD,
    &gongbao_check::rules::writing::date_zeros::DATE_ZEROS,
    &gongbao_check::rules::attachments::listed::LISTED_ATTACHMENTS,
    &gongbao_check::rules::duties::map::MAP_NUMBER,
    &gongbao_check::rules::duties::own_app::OWN_APP,
    &gongbao_check::rules::duties::mail::PUBLIC_MAIL,
    &gongbao_check::rules::duties::registrations::ICP_NUMBER,
    &gongbao_check::rules::duties::registrations::POLICE_NUMBER,
    &gongbao_check::rules::duties::registrations::SITE_CODE,
    &gongbao_check::rules::duties::final_accounts::ACCOUNT_TABLES,
    &gongbao_check::rules::publicity::contents::PUBLICITY_CONTENTS,
    &gongbao_check::rules::publicity::period::PERIOD_COUNT,
    &gongbao_check::rules::publicity::contents::PUBLISHED_LATE,
    &gongbao_check::rules::publicity::deadline::DEADLINE_PASSED,
    &gongbao_check::rules::addresses::vanished::VANISHED,
    &gongbao_check::rules::addresses::redirects::BAD_REDIRECT,
    &gongbao_check::rules::links::hosts::FOREIGN_HOST,
    &gongbao_check::rules::links::hosts::RETIRED_HOST,
    &gongbao_check::rules::pages::hidden::HIDDEN_LINK,
    &gongbao_check::rules::links::words::LINK_WORDS,
    &gongbao_check::rules::pages::foreign::MIXED_CONTENT,
    &gongbao_check::rules::pages::weight::HEAVY_PAGE,
    &gongbao_check::rules::pages::changed::PAGE_CHANGED,
    &gongbao_check::rules::accessibility::image_of_text::IMAGE_OF_TEXT,
    &gongbao_check::rules::stations::alike::STATIONS_ALIKE,
    &gongbao_check::rules::stations::address::ADDRESS_VAGUE,
    &gongbao_check::rules::stations::free::NOT_FREE,
    &gongbao_check::allowances::BAD_ALLOWANCE,
    &gongbao_content::codes::UNREVIEWED,
    &gongbao_container::codes::BAD_CONTAINER,
    &gongbao_container::codes::UNSAFE_NAME,
    &gongbao_container::codes::TOO_LARGE,
    &gongbao_container::codes::BAD_BAG,
    &gongbao_container::codes::MISSING_FILE,
    &gongbao_container::codes::UNLISTED_FILE,
    &gongbao_container::codes::DIGEST_DIFFERS,
    &gongbao_container::codes::BAD_SIGNATURE,
    &gongbao_container::codes::NO_SIGNATURE,
    &gongbao_container::codes::RENAMED,
    &gongbao_archive::codes::BAD_LAYOUT,
    &gongbao_archive::codes::BAD_PACKAGE,
    &gongbao_archive::codes::BAD_RECORD,
    &gongbao_archive::codes::PAYLOAD_DIFFERS,
    &gongbao_archive::codes::INDEX_DIFFERS,
    &gongbao_archive::codes::NOT_INDEXED,
    &gongbao_archive::codes::BAD_PAGES,
    &gongbao_archive::codes::WRONG_IDENTITY,
    &gongbao_archive::codes::LINK_MISSING,
    &gongbao_archive::codes::BAD_REVISIT,
    &gongbao_archive::codes::BAD_INDEX,
    &gongbao_archive::codes::BROKEN_CHAIN,
    &gongbao_archive::codes::NOT_AS_LOGGED,
    &gongbao_archive::codes::BAD_CHECKPOINT,
    &gongbao_archive::codes::BAD_TIMESTAMP,
    &gongbao_archive::codes::LIVE_DIFFERS,
    &gongbao_render::codes::BAD_TEMPLATE,
    &gongbao_render::codes::UNUSED_THEME_FILE,
    &gongbao_check::rules::metadata::sample::SAMPLE_CONTENT,
];

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn codes_are_unique_and_explained() {
        for code in ALL {
            assert_eq!(ALL.iter().filter(|other| other.id == code.id).count(), 1, "{}", code.id);
            assert!(!code.more_zh.is_empty() && !code.more_en.is_empty(), "{}", code.id);
            assert!(!code.source.is_empty(), "{}", code.id);
        }
        assert_eq!(find("field-01").map(|code| code.id), Some("FIELD-01"));
    }
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use gongbao_base::code::{Mark, Severity};

    /// What is only commonly known may be wrong, and so may not stop an office.
    #[test]
    fn an_error_rests_on_a_text_that_was_read_or_on_the_content_itself() {
        let unsure: Vec<&str> = ALL
            .iter()
            .filter(|code| code.severity == Severity::Error && code.mark == Mark::M)
            .map(|code| code.id)
            .collect();
        assert!(unsure.is_empty(), "errors of which the source is not confirmed: {unsure:?}");
    }
}
