//! `template.yaml` against the code: settings, keys, policies, functions.

use kopeck_dynamodb::keys;
use kopeck_runtime::settings;
use serde_yaml_ng::Value;

fn template() -> Value {
    serde_yaml_ng::from_str(include_str!("../../template.yaml")).expect("the template is YAML")
}

/// Goes down a path, through CloudFormation's tags.
fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |v, key| {
        let index = key.parse::<usize>();
        let next = match index {
            Ok(i) => v.get(i),
            Err(_) => v.get(*key),
        };
        next.unwrap_or_else(|| panic!("the template has no {key} of {path:?}"))
    })
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Sequence(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn functions(template: &Value) -> Vec<(&str, &Value)> {
    let resources = at(template, &["Resources"])
        .as_mapping()
        .expect("resources");
    let is_function = |v: &Value| v["Type"].as_str() == Some("AWS::Serverless::Function");
    resources
        .iter()
        .filter(|(_, v)| is_function(v))
        .map(|(name, v)| (name.as_str().expect("a name"), v))
        .collect()
}

#[test]
fn each_function_gets_the_settings_that_it_reads_and_no_others() {
    let template = template();
    for (function, reads) in [
        ("WebhookFunction", &settings::OF_WEBHOOK[..]),
        ("InitFunction", &settings::OF_INIT),
        ("WorkerFunction", &settings::OF_WORKER),
    ] {
        let path = [
            "Resources",
            function,
            "Properties",
            "Environment",
            "Variables",
        ];
        let given = at(&template, &path).as_mapping().expect("variables");
        let mut given: Vec<_> = given.keys().filter_map(Value::as_str).collect();
        let mut reads = reads.to_vec();
        given.sort_unstable();
        reads.sort_unstable();
        assert_eq!(given, reads, "{function}");
    }
}

#[test]
fn every_function_of_the_workspace_is_deployed_and_the_other_way_round() {
    let template = template();
    let binary = |v: &Value| {
        at(v, &["Metadata", "BuildProperties", "Binary"])
            .as_str()
            .map(str::to_owned)
    };
    let mut deployed: Vec<_> = functions(&template)
        .iter()
        .filter_map(|(_, v)| binary(v))
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../functions");
    let mut written: Vec<_> = std::fs::read_dir(folder)
        .expect("functions/")
        .filter_map(|f| f.ok()?.file_name().into_string().ok())
        .collect();
    deployed.sort();
    written.sort();
    assert_eq!(deployed, written);
}

#[test]
fn the_table_has_the_keys_of_the_code() {
    let template = template();
    let table = at(&template, &["Resources", "Table", "Properties"]);
    let key = |index: &Value| -> Vec<String> {
        let parts = at(index, &["KeySchema"]).as_sequence().expect("a key");
        parts
            .iter()
            .filter_map(|k| k["AttributeName"].as_str().map(str::to_owned))
            .collect()
    };
    assert_eq!(key(table), [keys::PK, keys::SK]);
    let lsi = at(table, &["LocalSecondaryIndexes", "0"]);
    assert_eq!(lsi["IndexName"].as_str(), Some(keys::BY_DAY));
    assert_eq!(key(lsi), [keys::PK, keys::DAY]);
    assert_eq!(
        strings(at(lsi, &["Projection", "NonKeyAttributes"])),
        keys::PROJECTED
    );
    let due = at(table, &["GlobalSecondaryIndexes", "0"]);
    assert_eq!(
        (due["IndexName"].as_str(), key(due).as_slice()),
        (
            Some(keys::DUE),
            [keys::DUE_SHARD, keys::NEXT_DUE]
                .map(str::to_owned)
                .as_slice()
        )
    );
    let dead = at(table, &["GlobalSecondaryIndexes", "1"]);
    assert_eq!(
        (dead["IndexName"].as_str(), key(dead).as_slice()),
        (
            Some(keys::DEAD),
            [keys::DEAD_MARK, keys::SK].map(str::to_owned).as_slice()
        )
    );
    let ttl = at(table, &["TimeToLiveSpecification", "AttributeName"]);
    assert_eq!(ttl.as_str(), Some(keys::EXPIRES));
}

#[test]
fn the_table_outlives_the_stack() {
    let template = template();
    let table = at(&template, &["Resources", "Table"]);
    assert_eq!(table["Type"].as_str(), Some("AWS::DynamoDB::GlobalTable"));
    for policy in ["DeletionPolicy", "UpdateReplacePolicy"] {
        assert_eq!(table[policy].as_str(), Some("Retain"));
    }
    let replica = at(table, &["Properties", "Replicas", "0"]);
    assert_eq!(replica["DeletionProtectionEnabled"].as_bool(), Some(true));
    let pitr = at(
        replica,
        &[
            "PointInTimeRecoverySpecification",
            "PointInTimeRecoveryEnabled",
        ],
    );
    assert_eq!(pitr.as_bool(), Some(true));
}

#[test]
fn each_function_may_do_what_it_does_and_nothing_else() {
    let template = template();
    let allowed = |function: &str| -> Vec<String> {
        let policies = at(
            &template,
            &["Resources", function, "Properties", "Policies"],
        );
        let statements = policies.as_sequence().expect("policies").iter();
        let statements = statements.flat_map(|p| p["Statement"].as_sequence().expect("statements"));
        let mut actions: Vec<_> = statements
            .flat_map(|s| {
                assert_ne!(
                    s["Resource"].as_str(),
                    Some("*"),
                    "{function}: a star resource"
                );
                strings(&s["Action"])
            })
            .map(str::to_owned)
            .collect();
        actions.sort();
        actions.dedup();
        actions
    };
    assert_eq!(
        allowed("WebhookFunction"),
        [
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
            "secretsmanager:GetSecretValue"
        ]
    );
    assert_eq!(allowed("InitFunction"), ["secretsmanager:GetSecretValue"]);
    assert_eq!(
        allowed("WorkerFunction"),
        [
            "dynamodb:DescribeStream",
            "dynamodb:GetItem",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
            "secretsmanager:GetSecretValue",
            "sqs:SendMessage"
        ]
    );
}

#[test]
fn the_worker_is_started_by_what_the_code_writes_for_it() {
    let template = template();
    let stream = at(&template, &["Resources", "WorkerStream", "Properties"]);
    let filters = at(stream, &["FilterCriteria", "Filters"]);
    let pattern = |filter: &Value| -> serde_json::Value {
        let pattern = at(filter, &["Pattern"]).as_str().expect("a pattern");
        serde_json::from_str(pattern).expect("JSON")
    };
    let jobs = pattern(at(filters, &["0"]));
    let prefix = jobs.pointer("/dynamodb/Keys/sk/S/0/prefix");
    assert_eq!(prefix.and_then(|p| p.as_str()), Some(keys::JOB));
    // Behind the condition that an AI is asked at all.
    let Value::Tagged(condition) = at(filters, &["1"]) else {
        panic!("opinions are asked for without a condition")
    };
    let unsure = pattern(at(&condition.value, &["1"]));
    let attribute = format!("/dynamodb/NewImage/{}/BOOL/0", keys::UNSURE);
    assert_eq!(unsure.pointer(&attribute), Some(&true.into()));
    let kinds = strings(at(stream, &["FunctionResponseTypes"]));
    assert_eq!(kinds, ["ReportBatchItemFailures"]);
    for bound in ["MaximumRetryAttempts", "MaximumRecordAgeInSeconds"] {
        assert!(at(stream, &[bound]).as_u64().is_some_and(|n| n > 0));
    }
}

#[test]
fn every_log_is_forgotten_in_time_and_every_output_is_there() {
    let template = template();
    for (name, function) in functions(&template) {
        let group = at(function, &["Properties", "LoggingConfig", "LogGroup"]);
        let Value::Tagged(reference) = group else {
            panic!("{name}: no log group of ours")
        };
        let group = reference.value.as_str().expect("a reference");
        let path = ["Resources", group, "Properties", "RetentionInDays"];
        assert!(!at(&template, &path).is_null(), "{name}");
        let timeout = at(function, &["Properties", "Timeout"])
            .as_u64()
            .expect("seconds");
        assert!(
            timeout <= 60,
            "{name}: neither validator sees an absurd timeout"
        );
    }
    for output in [
        "WebhookUrl",
        "TableName",
        "BusName",
        "WebhookFunctionName",
        "InitFunctionName",
        "WorkerFunctionName",
    ] {
        at(&template, &["Outputs", output]);
    }
}
