//! Which column of a list holds what, by the words of its head.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListColumn {
    Name,
    Community,
    Address,
    Phone,
    Hours,
    Services,
    Lawyer,
    LawyerPhone,
    /// A number that only counts the rows.
    Counter,
}

/// What a head says; none when no field of a station is meant.
pub(super) fn column(head: &str) -> Option<ListColumn> {
    let head: String = head.chars().filter(|c| c.is_alphanumeric()).collect();
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let person = has(&["律师", "顾问", "值班人", "联系人", "负责人", "调解员", "姓名"]);
    let reached = has(&["电话", "手机", "联系方式", "号码", "微信"]);
    let found = if person && reached || has(&["手机"]) {
        ListColumn::LawyerPhone
    } else if has(&["时间", "值班日", "开放日", "坐班"]) {
        ListColumn::Hours
    } else if has(&["律师", "法律顾问"]) && !has(&["站", "室", "点"]) {
        ListColumn::Lawyer
    } else if person {
        return None;
    } else if reached {
        ListColumn::Phone
    } else if has(&["地址", "地点", "位置"]) {
        ListColumn::Address
    } else if has(&["事项", "服务内容", "业务"]) {
        ListColumn::Services
    } else if has(&["名称", "站点", "工作站", "工作室", "联络点", "调解室", "阵地"])
    {
        ListColumn::Name
    } else if has(&["社区", "村居"]) {
        ListColumn::Community
    } else if has(&["序号", "编号"]) {
        ListColumn::Counter
    } else {
        return None;
    };
    Some(found)
}

/// The columns of a list, when these are its heads: it names stations, and says how to reach them.
pub(super) fn columns(heads: &[String]) -> Option<Vec<Option<ListColumn>>> {
    let columns: Vec<Option<ListColumn>> = heads.iter().map(|head| column(head)).collect();
    let has = |wanted: ListColumn| columns.contains(&Some(wanted));
    let reached =
        [ListColumn::Address, ListColumn::Phone, ListColumn::Hours].into_iter().filter(|c| has(*c));
    (has(ListColumn::Name) && reached.count() > 0).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::{ListColumn, column, columns};

    #[test]
    fn heads_say_what_columns_hold() {
        for (head, wanted) in [
            ("名称", Some(ListColumn::Name)),
            ("公共法律服务工作（站）室", Some(ListColumn::Name)),
            ("站点地址", Some(ListColumn::Address)),
            ("联系电话", Some(ListColumn::Phone)),
            ("站 点\n电话", Some(ListColumn::Phone)),
            ("律师", Some(ListColumn::Lawyer)),
            ("值班律师姓名", Some(ListColumn::Lawyer)),
            ("律师电话", Some(ListColumn::LawyerPhone)),
            ("手机号码", Some(ListColumn::LawyerPhone)),
            ("联系人电话", Some(ListColumn::LawyerPhone)),
            ("律师坐班时间", Some(ListColumn::Hours)),
            ("所属社区", Some(ListColumn::Community)),
            ("序号", Some(ListColumn::Counter)),
            ("负责人", None),
            ("备注", None),
        ] {
            assert_eq!(column(head), wanted, "{head}");
        }
        let heads = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(columns(&heads("序号 名称 地址")).is_some());
        assert!(columns(&heads("姓名 社区 电话")).is_none());
        assert!(columns(&heads("名称 数量")).is_none());
    }
}
