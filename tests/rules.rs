//! What the program says of its rules is so: every rule is explained, and the
//! example of each one triggers it.

use std::collections::BTreeSet;

use filmwiki::diag::{Example, Level, Rule, Severity};
use filmwiki::wiki::{InputFile, Inputs, Options, Wiki};

/// The files of an example as the inputs of a wiki, with a config of its own.
fn inputs(files: &[(&str, &[u8])], config: Option<&str>) -> Inputs {
    let mut inputs = Inputs::default();
    for &(path, bytes) in files {
        let file = |path: &str| InputFile { path: path.to_string(), bytes: bytes.to_vec() };
        match path.split_once('/') {
            Some(("templates", path)) => inputs.templates.push(file(path)),
            Some(("static", path)) => inputs.files.push(file(path)),
            Some(_) => inputs.articles.push(file(path)),
            None => inputs.config = Some(file(path)),
        }
    }
    if let Some(config) = config {
        inputs.config = Some(InputFile { path: "filmwiki.yaml".into(), bytes: config.into() });
    }
    inputs
}

fn found(inputs: Inputs) -> Vec<(Rule, Severity)> {
    let wiki = Wiki::compile(inputs, &Options::default());
    wiki.diagnostics().iter().map(|one| (one.rule, one.severity)).collect()
}

#[test]
fn every_example_triggers_its_rule() {
    for &rule in Rule::ALL {
        let Example::Files(files) = rule.facts().example else {
            assert_eq!(rule, Rule::FileTooLarge, "only what is too large to show has no example");
            continue;
        };
        let found = found(inputs(files, None));
        assert!(
            found.iter().any(|&(one, _)| one == rule),
            "the example of `{}` triggers {found:?}",
            rule.name()
        );
    }
}

#[test]
fn every_rule_is_explained_under_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for rule in Rule::ALL {
        let facts = rule.facts();
        assert!(names.insert(facts.name), "`{}` names two rules", facts.name);
        assert_eq!(Rule::named(facts.name), Some(*rule));
        for text in [facts.means, facts.mend] {
            assert!(text.ends_with('.'), "`{}` is explained in whole sentences", facts.name);
        }
        assert!(!facts.title.ends_with('.'), "the title of `{}` is a phrase", facts.name);
    }
}

#[test]
fn the_config_sets_how_much_each_rule_matters() {
    for &rule in Rule::ALL {
        let Example::Files(files) = rule.facts().example else { continue };
        if rule == Rule::Config {
            continue;
        }
        for (name, level) in Level::ALL {
            let config = format!("rules:\n  {}: {name}\n", rule.name());
            let found = found(inputs(files, Some(&config)));
            let severities: BTreeSet<Severity> =
                found.iter().filter(|(one, _)| *one == rule).map(|&(_, s)| s).collect();
            let expected = match level {
                Level::Off => BTreeSet::new(),
                Level::On(severity) => BTreeSet::from([severity]),
            };
            assert_eq!(severities, expected, "`{}: {name}`", rule.name());
            assert!(found.iter().all(|(one, _)| *one != Rule::Config), "{config} can be read");
        }
    }
}
