//! Office files as packages (Open Packaging Conventions, ISO/IEC 29500-2): parts in an archive, relationships, properties.

mod package;
pub(crate) mod properties;
mod relationship;
mod xml;

pub use self::{
    package::OpcPackage,
    relationship::Relationship,
    xml::{XmlElement, XmlNode},
};
pub(crate) use self::{package::PARTS, relationship::resolve};
