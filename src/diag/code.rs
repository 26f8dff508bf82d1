//! The one table of codes. A code is permanent: it is never renumbered and never given another meaning.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($code:ident $title:literal $text:literal;)*) => {
        /// A permanent code: `E1xx` plan and state, `E2xx` template, `E3xx` configuration, `E4xx` source,
        /// `E5xx` processor, `E6xx` consumer, `P1xx` policy.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code {
            $(#[doc = $title] $code,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code as written: `E310`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }

            /// What the code stands for, in one line.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$code => $title,)* }
            }

            /// The whole explanation: what it means, why it is refused, what to do. Printed by `cdpctl explain`.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$code => $text,)* }
            }
        }
    };
}

codes! {
    E101 "the lockfile was written by a newer cdpctl"
        "The lockfile's format is newer than this binary knows. Nothing was read or written, since an older binary could\ndamage what it does not understand. Use the newer cdpctl, or another lockfile with --state PATH.";
    E102 "the lockfile cannot be read"
        "The lockfile is not a cdpctl lockfile, is damaged, or cannot be opened. Restore it from a copy. A lost lockfile is\nnot the end: targets carry markers of what was delivered, and name their owner.";
    E103 "the state is locked by another run"
        "Another cdpctl process holds the lease of this pipeline. Two runs of one pipeline at a time could deliver the same\nledgers twice. Wait for it, or pass --lock-timeout. A lease whose process is dead is taken over by itself.\n\nA run that lost its lease while it was halted or cut off finds the later run's number in its targets. It changes nothing\nthere any more and fails; what it left undone is done by the later run or the next apply.";
    E104 "the source holds another chain than the one recorded"
        "A ledger that was recorded as done has another hash at the source now. The network was reset, or the bucket holds\nanother network. Nothing is reused or overwritten. Point the source at the right lake; for the new chain delete\nthe targets, which are then built anew, or use another pipeline name and other targets.";
    E105 "the target belongs to another owner"
        "A table or file set has exactly one writer: (lineage, pipeline, edge, network). The target names another one, for\nexample because the lockfile was lost and made anew, or because two pipelines write to one table. Choose another path or\ntable, or restore the lockfile that owns it; where that is lost for good, cdpctl state adopt takes the target over.";
    E106 "approval is required"
        "apply changes targets and state, so it asks first. There is no terminal to ask on, or the answer was not yes.\nReview with cdpctl plan, then run cdpctl apply --auto-approve.";
    E107 "the state cannot be written"
        "The lockfile's folder is not writable, or the disk is full. Nothing was delivered that is not recorded. Make the\nfolder writable, or pass --state PATH.";
    E108 "nothing is known at that address"
        "The address names no pipeline, edge or run that the lockfile knows. Addresses look like pipeline.NAME,\npipeline.NAME/PROCESSOR->CONSUMER or r-7. cdpctl status lists the pipelines.";
    E109 "recorded rows are missing or changed in the target"
        "The lockfile says that an interval was delivered, and the target's own markers lack it. Somebody changed the target.\nThis is reported, not repaired: redoing it could overwrite what was changed on purpose. Delete the whole target to\nhave everything redone.";
    E110 "work was left undone"
        "Some ledgers could not be delivered: each is named with its reason. All that was delivered is recorded and\nconsistent; run cdpctl apply again when the cause is gone, it does only what is missing.";
    E111 "the target holds data of an unknown shape"
        "The table or folder exists but was not made by cdpctl, or by a version with other columns. It is left alone. Choose\nanother table or path, or move the old one away.";
    E112 "the intervals of one edge do not chain"
        "What was read contradicts a hash that is recorded beside it: the source holds another chain than the one that was\napplied. Nothing was delivered for that interval, nor for what continues it.";
    E113 "the lockfile lies on a network file system"
        "The lockfile is a SQLite database, and its locks are not kept on network file systems: two runs could both take\nthemselves for the only one. Put it on a local disk with --state PATH or CDPCTL_STATE; keep copies on the network.";
    E114 "something is recorded at that address already"
        "A rename (moved, state mv) would put one pipeline's or edge's progress where another one's is recorded. Choose another\nname, or drop what is recorded there with cdpctl state rm.";
    E115 "the state document cannot be taken"
        "state import replaces everything that is recorded. It takes a document of the same lineage that is not older than what is\nthere, or any document into a lockfile that recorded no run yet; --force takes it in any case.";
    E116 "the run is not in a state for that"
        "Only a run that goes on can be cancelled, and only one that has ended can be resumed.";
    E117 "ledgers cannot be marked as done"
        "intervals mark-done takes the user's word that rows are in a target. The edge must be recorded (apply it once), and the\nledgers must not be done under another fingerprint already.";
    E118 "a comparison found differences"
        "verify read ledgers again, computed their rows, and found others in the target. Somebody changed the target, or the\nsource. cdpctl restate delivers those ledgers again.";
    E119 "the columns of a target's rows changed"
        "This release writes a dataset with columns that went, or have another type, since the target was filled: it cannot hold\nboth. Columns that are only added are no trouble. Use another table or path; cdpctl explain fingerprint names the columns.";
    E120 "the file is not a saved plan"
        "The file was not written by cdpctl plan --out, is cut off, was changed, or is of a newer cdpctl. Make the plan anew.";
    E121 "the saved plan has expired"
        "A saved plan holds for 24 hours: what it was reviewed against grows old. Make the plan anew.";
    E122 "the saved plan is of another state"
        "The lockfile is not the one that the plan was made against: its lineage differs. Use the lockfile of the plan, or make the\nplan anew.";
    E123 "the saved plan is stale"
        "Something structural was applied after the plan was made: configuration, fingerprints, restatements, or a lock that was\nbroken. Progress alone makes no plan stale. Make the plan anew.";
    E124 "the configuration differs from the one that was planned"
        "Pipelines, templates, policies, or values of the environment that shape rows are not those that the plan was made of.\nApply from the commit that was planned, or make the plan anew.";
    E125 "the saved plan was applied already"
        "A saved plan is good for one run that completes. Make a new one.";
    E126 "the plan is not the one that was reviewed"
        "apply --expect-digest found a plan with another digest: other edges, fingerprints or intervals. Review the plan again.";

    E201 "the template cannot be parsed"
        "The template's text is not valid in its syntax (jinja, or Go templates when an interpolation begins with a dot).";
    E202 "the template prints a value that is not there"
        "An interpolation printed an undefined value. Testing an absent optional parameter with if is fine; printing it is\nnot. Give it a default, or guard it with if.";
    E203 "this Go template construct is not supported"
        "Go templates are accepted as far as template packs use them: fields, pipelines with filters, if/else, range, with,\ncomments and trim markers. define, template, block and variables are not; write the text out, or use a parameter.";
    E204 "unknown template value"
        "The instance gives a value for a parameter that the template does not declare.";
    E205 "a required template value is missing"
        "The template declares a parameter as required and the instance gives no value for it.";
    E206 "a template value is not allowed"
        "The value breaks the parameter's declaration: type, enum, pattern, minimum or maximum.";
    E207 "no such template"
        "No template of that name is in the project's template files or in the built-in packs. With pack: NAME only that pack is\nsearched; without, a project template wins over the built-in pack cdp.";
    E208 "the template takes too long or writes too much"
        "Rendering is bounded in steps and in output. The template loops too often or builds too large a text.";
    E209 "the template text holds a reserved character"
        "The characters U+E000 to U+E003 mark the places of values while rendering; a template must not contain them.";
    E210 "a value stands where values cannot stand"
        "Interpolated values may stand in scalars and keys. In an anchor, an alias or a tag, or inside captured block output\n(set blocks, filter blocks, macros), they would be able to change the document's structure.";
    E211 "the template does not render to one pipeline"
        "The text of a template must be exactly one document of kind Pipeline that is not itself an instance of a template.";
    E212 "the template's parameter declaration is wrong"
        "A parameter needs a unique name and a known type (string, integer, number, boolean, array, object); its default must\nfit its own declaration.";

    E300 "the file cannot be read"
        "A file that was named, or matched by a pattern, cannot be read, is not UTF-8, or is too large.";
    E301 "the YAML cannot be parsed"
        "The text is not valid YAML 1.2.";
    E302 "a key stands twice"
        "Two entries of one mapping have the same key. Other tools silently take the last one.";
    E303 "the document is too large or too deep"
        "Size, nesting, number of nodes and alias expansion are bounded, so that no document can exhaust the machine.";
    E304 "this YAML feature is not supported"
        "Complex keys, merge keys and custom tags are refused: they mean different things to different tools.";
    E305 "this document belongs to another tool"
        "The document is a flowctl pipeline or a cdp-pipeline-workflow configuration. cdpctl runs kind: Pipeline with\napiVersion: v1; component types and config keys are the same words, so moving over is mostly re-indenting.";
    E306 "unknown kind or apiVersion"
        "cdpctl reads the kinds Project, Pipeline and PipelineTemplate in apiVersion v1 (also written cdpctl/v1).";
    E310 "unknown field"
        "The schema has no field of that name. Unknown fields are errors, since a misspelt option would silently run with its\ndefault.";
    E311 "a required field is missing"
        "The schema requires this field.";
    E312 "the value has the wrong type"
        "The schema expects another type here.";
    E313 "the value is not allowed"
        "The value is outside what the schema allows: a list of words, a pattern, a minimum or a maximum.";
    E314 "unknown component type"
        "No source, processor or consumer of that type is in this binary, be it in a pipeline or under spec.defaults. cdpctl\ncomponents list prints them all.";
    E320 "an environment variable is not set"
        "A ${NAME} reference names a variable that is not set and has no default. An empty value is never assumed. Set it, or\nwrite ${NAME:-default}.";
    E321 "a secret is written in the file"
        "Fields that hold secrets take only a reference: ${NAME} or {file: PATH}. A literal would end in version control, in\nplans and in logs.";
    E322 "unknown project variable"
        "${var.NAME} names a variable that neither cdpctl.yaml (spec.variables) nor --var defines; or --var sets one that\nnothing declares or refers to.";
    E323 "a reference is malformed"
        "References are ${NAME}, ${NAME:-default} or ${var.NAME}. A literal ${ is written $${.";
    E324 "a secret file cannot be read"
        "A {file: PATH} reference names a file that cannot be read. Relative paths start at the project's folder.";
    E330 "the name is not allowed"
        "Names start with a letter or digit and hold at most 63 letters, digits, dots, underscores and dashes.";
    E331 "two pipelines have one name"
        "A pipeline's name identifies it in the state; two in one project would mix their progress.";
    E332 "two nodes have one id"
        "Node ids identify edges in the state. Give one of them another id.";
    E333 "an input names no node"
        "inputs: must name the source or a processor of the same pipeline that yields what this node takes.";
    E334 "the nodes form a cycle"
        "Following inputs: leads back to the same node.";
    E335 "a processor is read by nobody"
        "Its rows would be computed and dropped. Connect a consumer to it, or remove it.";
    E336 "the input lacks a column"
        "An operator names a column that its input's dataset does not have. cdpctl components show lists the columns.";
    E337 "two inputs share a table"
        "Two inputs of one consumer, or two consumers, would write to the same table or folder. Give one of them its own.";
    E340 "end_ledger 0 means nothing here"
        "Other tools read 0 as 'forever'. Leave end_ledger out for a pipeline without an end.";
    E341 "the range cannot be understood"
        "Ledgers are written 57000000, 57_000_000, 57M, +10000 (after the start), -1000 (back from the tip),\n\"@2026-01-01T00:00:00Z\" (by close time) or latest.";
    E342 "the range ends before it starts"
        "Ranges are inclusive: start_ledger: 10, end_ledger: 20 is 11 ledgers.";
    E343 "the bucket name has no place"
        "bucket_name is looked up in spec.buckets of cdpctl.yaml, which says where the bucket is. Without an entry, the source\nneeds url or path.";
    E344 "network and network_passphrase contradict each other"
        "The passphrase decides which network it is; it differs from the one of the named network.";
    E345 "unknown network"
        "Known names are mainnet (pubnet, public), testnet, futurenet, standalone (local). Another network is given by\nnetwork_passphrase.";
    E346 "the place of the lake is given twice or not at all"
        "A lake is given by exactly one of path and url, or by a bucket_name that spec.buckets knows.";
    E350 "nothing to plan"
        "No pipeline was found. cdpctl looks for cdpctl.yaml and the files it names, or takes files on the command line.";
    E351 "a project setting is wrong"
        "A setting of cdpctl.yaml names something that does not exist, such as an unknown policy rule.";

    E401 "the source cannot be reached"
        "The lake's folder does not exist, or the store cannot be reached or refuses access.";
    E402 "the lake belongs to another network"
        "The lake's manifest names another network passphrase than the pipeline. Nothing was read.";
    E403 "the lake's manifest is wrong"
        "The file .config.json at the lake's root cannot be understood, or contradicts the pipeline's ledgers_per_file or\nfiles_per_partition.";
    E404 "this kind of store is not available"
        "The url's scheme is not one that this binary reads.";
    E405 "an object is missing"
        "The lake has no object for a ledger inside the range that was assumed to be there. Other ledgers are not affected;\napply again once it is there.";
    E406 "an object cannot be decompressed"
        "The object is not valid zstd, is cut off, fails its checksum, or is larger than the cap.";
    E407 "an object cannot be decoded"
        "The decompressed bytes are not a valid LedgerCloseMetaBatch: cut off, trailing bytes, or an unknown variant, which\nalso happens when the network's protocol is newer than this binary.";
    E408 "an object holds another ledger than its name says"
        "The sequence numbers inside differ from those of the object's name.";
    E409 "a hash does not match"
        "The SHA-256 of the ledger header (or, with verify: full, of the transaction set or the results) differs from the one\nstated. The object is damaged or forged.";
    E410 "the ledgers do not chain"
        "A ledger's previous-ledger hash differs from the hash of the ledger before it.";
    E411 "the lake holds no ledgers"
        "No object with a ledger's name was found under the lake's root.";
    E412 "nothing is known of the source offline"
        "plan --offline asks no source. What it needs was never asked for on this machine, or the cache was emptied. Plan once\nwithout --offline.";
    E413 "the store refuses access"
        "The store knows who asks, and does not let them read; or it is private and was asked without credentials. The message says\nwhere the credentials came from. Reading a lake takes the right to get objects (s3:GetObject) and, to see what is there\nwithout guessing, to list (s3:ListBucket). A public lake is read with anonymous: true.";
    E414 "the bucket does not exist"
        "The store has no bucket or container of that name. Names are global at the large clouds and per endpoint elsewhere: check the\nname, the account and the endpoint.";
    E415 "the bucket lies in another region"
        "Requests to S3 are signed for one region and sent there. The message names the bucket's region when the store told it: write\nit as the source's region.";
    E416 "there are no usable credentials"
        "No credentials were found, or those found are incomplete, unknown to the store, signed wrongly, or expired. They are looked\nfor in the source or its spec.buckets entry, in the named profile, in the environment, in the default profile, and at last\nat the machine's metadata service. A lake that anybody may read is read with anonymous: true.";
    E417 "the clock of this machine is wrong"
        "Signed requests carry the time, and the store refuses one that differs from its own by more than some minutes. Set the\nmachine's clock.";
    E418 "the store's host is not found"
        "The name in the url or endpoint leads to no address. Check its spelling, the region in it, and this machine's name server.";
    E419 "no secure connection to the store"
        "The store's certificate is not trusted by this machine, belongs to another host or has run out; or the port speaks no TLS.\nA store without TLS is given as http://, an own certificate authority is added to the system's (or SSL_CERT_FILE names it).";
    E420 "the store cannot be listed"
        "A plain web server has no listing, and a store may allow reading and refuse listing. The newest ledger is then searched with\nHEAD requests from the wanted start on, and what lies between is assumed to be there: a hole shows only when it is read.";
    E421 "a url or endpoint holds credentials"
        "A user, a password or a signed query in a url would stand in plans, messages and the lockfile. Give them by the fields that\ntake references: access_key_id and secret_access_key, access_key, sas_token.";
    E422 "the access settings of a lake do not fit together"
        "A key without its other half, credentials together with anonymous: true, or a field of another kind of store.";

    E501 "a processor failed"
        "A processor could not turn a ledger into rows. The ledger is named; nothing of it was delivered.";

    E601 "a consumer cannot be reached"
        "The target cannot be opened, or the service does not answer.";
    E602 "a delivery failed"
        "The target did not take a chunk. Its ledgers stay undone; apply again does exactly those.";
    E603 "a private address is refused"
        "The url leads to a loopback, private or link-local address. Allow the host in cdpctl.yaml under\nspec.network.allow_private when that is meant.";
    E604 "the receiver refused the request"
        "The receiver answered with a client error that a retry would not change.";

    P101 "max_ledger_range"
        "A pipeline wants more ledgers in one plan than the rule allows. Go in steps with --until, or raise the limit under\nspec.policies in cdpctl.yaml.";
    P102 "mainnet_resource_limits"
        "A source on mainnet asks for more workers or a larger buffer than the rule allows.";
    P103 "cost_limit"
        "The estimated cost of the plan is above the limit.";
}

impl Code {
    /// The code of that name, in any case; `None` when there is none.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_and_found_by_its_name() {
        for code in Code::ALL {
            assert!(code.explanation().len() > code.title().len().min(20), "{code} lacks an explanation");
            assert_eq!(Code::parse(&code.as_str().to_lowercase()), Some(*code));
        }
    }
}
