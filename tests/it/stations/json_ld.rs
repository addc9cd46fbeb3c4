//! The open days of schema.org data: the usual week, and the days that are other than it.

use gongbao_base::date::Date;
use gongbao_content::hours::TimeSpan;
use serde_json::Value;

use super::{DAYS, Open};

pub(super) fn open(page: &str, today: Date) -> Open {
    let (_, from) = page.split_once("application/ld+json").unwrap();
    let (_, json) = from.split_once('>').unwrap();
    let data: Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
    let list = |key: &str| data[key].as_array().cloned().unwrap_or_default();
    let (usual, special) =
        (list("openingHoursSpecification"), list("specialOpeningHoursSpecification"));
    let mut all = Open::new();
    for day in (0..DAYS).map(|more| today.plus_days(more)) {
        let valid: Vec<&Value> = special.iter().filter(|of| holds(of, day)).collect();
        let of_day = if valid.is_empty() {
            usual.iter().filter(|of| has_weekday(of, day)).collect()
        } else {
            valid
        };
        all.extend(of_day.into_iter().filter_map(span).map(|span| (day, Some(span))));
    }
    all
}

fn holds(of: &Value, day: Date) -> bool {
    let date = |key: &str| Date::parse(of[key].as_str().unwrap()).unwrap();
    date("validFrom") <= day && day <= date("validThrough")
}

fn has_weekday(of: &Value, day: Date) -> bool {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let name = DAYS[usize::try_from(day.weekday() - 1).unwrap()];
    of["dayOfWeek"].as_array().unwrap().iter().any(|day| day == name)
}

/// Without `opens` it is closed; 23:59 stands for the end of the day.
fn span(of: &Value) -> Option<TimeSpan> {
    let minutes =
        |text: &str| text[..2].parse::<u16>().unwrap() * 60 + text[3..].parse::<u16>().unwrap();
    let opens = minutes(of.get("opens")?.as_str().unwrap());
    let closes = match minutes(of["closes"].as_str().unwrap()) {
        1439 => 1440,
        other => other,
    };
    Some(TimeSpan { opens, closes })
}
