//! The label of what was made by a machine (GB 45438-2025): a property `AIGC` whose value is JSON with a key `Label`.
//!
//! Pictures carry it in XMP, EXIF or a text of PNG, documents among their own properties. It is kept as it is, everywhere.

use memchr::memmem;

/// The name of the property.
pub(crate) const KEY: &str = "AIGC";
/// What every label has.
const LABEL: &[u8] = b"Label";
/// How far behind its name a label's value stands, at the most, in bytes.
const NEAR: usize = 400;
/// The longest label that is told, in characters.
const LONGEST: usize = 300;

/// The label in the metadata of a picture or of a file whose properties stand in it as they are.
pub(crate) fn find(bytes: &[u8]) -> Option<String> {
    memmem::find_iter(bytes, KEY).find_map(|at| {
        let start = at + KEY.len();
        let near = &bytes[start..bytes.len().min(start + NEAR)];
        let label = memmem::find(near, LABEL)?;
        // Between braces, whose quotation marks XML may have written in another way.
        let open = near[..label].iter().rposition(|byte| *byte == b'{')?;
        let end =
            near[open..].iter().position(|byte| *byte == b'}').map_or(near.len(), |n| open + n + 1);
        let text = String::from_utf8_lossy(&near[open..end]).replace("&quot;", "\"");
        Some(text.chars().take(LONGEST).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_label_stands_behind_its_name() {
        let xmp = b"<rdf:Description xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\" TC260:AIGC=\"{&quot;Label&quot;:&quot;1&quot;,&quot;ContentProducer&quot;:&quot;x&quot;}\"/>";
        assert_eq!(find(xmp).as_deref(), Some("{\"Label\":\"1\",\"ContentProducer\":\"x\"}"));
        assert_eq!(find(b"tEXtAIGC\0{\"Label\": \"2\"}").as_deref(), Some("{\"Label\": \"2\"}"));
        for none in [&b"AIGC"[..], b"a text about AIGC and {Labour}", b"Label AIGC", b""] {
            assert_eq!(find(none), None);
        }
    }
}
