//! What is uncertain is asked, what is certain is not, and nothing unanswered goes out.

use gongbao_import::{AnswerShape, FieldOrigin, import};

use super::support::{answers, asked, field, input, notice_of, text};

const PAGE: &[u8] = "<h1>防汛须知</h1><p>请各社区做好准备。</p>".as_bytes();

#[test]
fn what_nothing_tells_is_asked_with_its_choices() {
    let found = notice_of("a.html", PAGE).unwrap();
    assert_eq!(asked(&found), ["category", "published"]);
    let question = &found.questions[0];
    assert_eq!((question.field.as_str(), question.shape), ("类别", AnswerShape::Choice));
    assert_eq!(question.choices, ["通知公告", "政策文件", "政策解读", "公示"]);
    assert_eq!(found.questions[1].choices, ["2024-06-01"], "today is offered");
    for line in ["类别:  # 待答：", "发布日期:  # 待答：", "草稿: true"] {
        assert!(text(&found).contains(line), "no {line} in {}", text(&found));
    }
}

#[test]
fn what_is_certain_is_not_asked() {
    let page = "<h1>关于召开会议的通知</h1><p>发布日期：2024-05-06</p><p>请按时参加。</p>";
    let found = notice_of("a.html", page.as_bytes()).unwrap();
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    assert!(found.documents[0].draft, "nobody has looked at it");
}

#[test]
fn with_all_answers_it_is_no_draft() {
    let given = answers(&[("category", "公示"), ("发布日期", "2024年6月3日")]);
    let found = import(&input("a.html", PAGE), &given).unwrap();
    assert!(found.questions.is_empty() && !found.documents[0].draft);
    assert!(
        text(&found).contains("类别: 公示\n") && text(&found).contains("发布日期: 2024-06-03\n")
    );
    assert!(!text(&found).contains("草稿") && !text(&found).contains("待答"));
}

#[test]
fn an_answer_that_does_not_fit_is_asked_again() {
    let given = answers(&[("category", "别的"), ("published", "2024-06-03"), ("nobody", "1")]);
    let found = import(&input("a.html", PAGE), &given).unwrap();
    assert_eq!(asked(&found), ["category"]);
    assert!(found.questions[0].reason.zh.starts_with("“别的”不合要求"));
    assert!(found.documents[0].draft);
    assert!(found.notes.iter().any(|note| note.zh.contains("nobody")), "{:?}", found.notes);
}

#[test]
fn an_answer_sets_right_what_was_read() {
    let given =
        answers(&[("title", "防汛提示"), ("category", "通知公告"), ("published", "2024-06-03")]);
    let found = import(&input("a.html", PAGE), &given).unwrap();
    assert_eq!(field(&found, "标题"), "防汛提示");
    assert_eq!(found.documents[0].fields[0].origin, FieldOrigin::Answered);
}

#[test]
fn the_name_is_made_of_number_date_and_title_and_stays() {
    let path = |html: &str| {
        let bytes = html.as_bytes();
        let input = gongbao_import::ImportInput { slug: None, ..input("通知1.html", bytes) };
        import(&input, &answers(&[])).unwrap().documents.remove(0).path
    };
    let numbered = path("<h1>甲</h1><p>文号：某街办〔2024〕12号</p><p>文。</p>");
    assert!(numbered.starts_with("notices/2024-12-"), "{numbered}");
    assert_eq!(numbered, path("<h1>乙</h1><p>文号：某街办〔2024〕12号</p><p>文。</p>"));
    assert_ne!(numbered, path("<h1>甲</h1><p>文号：他街办〔2024〕12号</p><p>文。</p>"));
    assert!(path("<h1>甲</h1><p>文。</p><p>2024年5月6日</p>").starts_with("notices/2024-05-06-"));
}
