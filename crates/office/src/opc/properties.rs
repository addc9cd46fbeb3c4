//! The properties of an Office file: `docProps/core.xml`, `app.xml` and `custom.xml`.

use super::package::OpcPackage;
use crate::{contents::FileContents, location::Property};

const CORE: [(&str, Property); 6] = [
    ("creator", Property::Author),
    ("lastModifiedBy", Property::LastModifiedBy),
    ("title", Property::Title),
    ("subject", Property::Subject),
    ("keywords", Property::Keywords),
    ("description", Property::Description),
];
const APP: [(&str, Property); 2] = [("Company", Property::Company), ("Manager", Property::Manager)];

/// Adds the properties of a package.
pub(crate) fn read(package: &OpcPackage, contents: &mut FileContents) {
    for (part, names) in [("docProps/core.xml", &CORE[..]), ("docProps/app.xml", &APP[..])] {
        // A broken part of properties shows nothing to anyone, and stops nothing.
        let Ok(Some(tree)) = package.tree(part) else { continue };
        for (name, property) in names {
            if let Some(element) = tree.child(name) {
                contents.push_property(*property, &element.text());
            }
        }
    }
    if let Ok(Some(tree)) = package.tree("docProps/custom.xml") {
        for element in tree.elements() {
            contents.push_custom(element.attribute("name").unwrap_or_default(), &element.text());
        }
    }
}
