//! Companies among the people of an infobox.
//!
//! In: the lines of an infobox. Out: the same, in which nobody who produced the film or
//! made its pictures is called as a company that another line names (`Studio: Tin Road`,
//! `Producer: Ada Quill, Tin Road`), unless a third line has them as somebody who
//! directed, wrote or played.

use rustc_hash::FxHashSet;

use crate::fold;
use crate::model::article::{Field, FieldMeaning};
use crate::model::credit::Role;
use crate::model::kind::Kind;

/// Leaves out such names. `text` gives a line's value.
pub fn leave_out_companies<'a>(infobox: &mut [Field], text: impl Fn(&Field) -> &'a str) {
    let role = |field: &Field| match field.meaning {
        FieldMeaning::Credit(role) => Some(role),
        _ => None,
    };
    let is_mixed = |field: &Field| role(field).is_some_and(may_name_companies);
    if !infobox.iter().any(is_mixed) {
        return;
    }
    let mut companies = FxHashSet::default();
    let mut people = FxHashSet::default();
    for field in infobox.iter() {
        let value = text(field);
        let keys = field.names.iter().map(|name| fold::key(&value[name.range()]));
        match role(field) {
            Some(role) if role.facts().holder == Kind::Company => companies.extend(keys),
            Some(Role::Director | Role::Writer | Role::Screenplay | Role::Cast) => {
                people.extend(keys);
            }
            _ => {}
        }
    }
    if companies.is_empty() {
        return;
    }
    for field in infobox.iter_mut().filter(|field| is_mixed(field)) {
        let value = text(field);
        field.names.retain(|name| {
            let key = fold::key(&value[name.range()]);
            people.contains(&key) || !companies.contains(&key)
        });
    }
}

/// Whether companies are named for a job as people are.
fn may_name_companies(role: Role) -> bool {
    matches!(
        role,
        Role::Producer
            | Role::ExecutiveProducer
            | Role::CoProducer
            | Role::AssociateProducer
            | Role::Presenter
            | Role::VisualEffects
            | Role::Animation
            | Role::Layout
    )
}
