//! Numbers as a sheet shows them.

use calamine::DataRef;

use gongbao_office::xlsx::cell_text;

/// A value as the sheet shows it, for the formats that change what is read: decimals, thousands, percent.
pub(super) fn formatted(value: &DataRef<'_>, format: &str) -> String {
    let number = match value {
        DataRef::Float(number) => *number,
        #[allow(clippy::cast_precision_loss, reason = "no sheet holds whole numbers beyond 2^53")]
        DataRef::Int(number) => *number as f64,
        _ => return cell_text(value),
    };
    let format = format.split(';').next().unwrap_or_default();
    let percent = format.contains('%');
    let plain = format.chars().all(|c| matches!(c, '0' | '#' | '?' | '.' | ',' | '%'));
    if format.is_empty() || !plain {
        return cell_text(value);
    }
    let decimals = format
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count());
    let decimals = decimals.min(15);
    // As sheets round: by the decimal digits, halves away from zero. The floating number may lie a hair below the half.
    let power = 10f64.powi(i32::try_from(decimals).unwrap_or_default());
    let scaled = if percent { number * 100.0 } else { number } * power;
    let text = format!("{:.decimals$}", (scaled * (1.0 + 1e-13)).round() / power);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, rest) = text.find('.').map_or((text, ""), |at| text.split_at(at));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if format.contains(",#") && at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest + if percent { "%" } else { "" }
}

#[cfg(test)]
mod tests {
    use calamine::DataRef;

    use super::formatted;

    #[test]
    fn numbers_are_shown_as_in_the_sheet() {
        let of = |number, format| formatted(&DataRef::Float(number), format);
        assert_eq!(of(0.1235, "0.0%"), "12.4%");
        assert_eq!(of(1.005, "0.00"), "1.01");
        assert_eq!(of(1_234_567.5, "#,##0.00"), "1,234,567.50");
        assert_eq!(of(-1234.0, "#,##0"), "-1,234");
        assert_eq!(of(12.5, "General"), "12.5");
        assert_eq!(of(13_800_138_000.0, "0"), "13800138000");
    }
}
