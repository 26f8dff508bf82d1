//! The definitions as tables.
//!
//! Generated from the XDR definitions of stellar-xdr 30.0.0 by `UPDATE=1 cargo test -p cdpctl-xdr-generator`.
//! Never edited.

use crate::definition::{Arm, Definition, Field, Member, Shape, Type};
use crate::landmarks::Landmark;

pub(crate) static ACCOUNT_ENTRY: Definition = Definition {
    name: "AccountEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "balance", of: Type::I64 },
        Field { name: "seqNum", of: Type::Defined(&SEQUENCE_NUMBER) },
        Field { name: "numSubEntries", of: Type::U32 },
        Field { name: "inflationDest", of: Type::Optional(&Type::Defined(&ACCOUNT_ID)) },
        Field { name: "flags", of: Type::U32 },
        Field { name: "homeDomain", of: Type::Defined(&STRING32) },
        Field { name: "thresholds", of: Type::Defined(&THRESHOLDS) },
        Field { name: "signers", of: Type::List(&Type::Defined(&SIGNER), 20) },
        Field { name: "ext", of: Type::Defined(&ACCOUNT_ENTRY_EXT) },
    ]),
};

pub(crate) static ACCOUNT_ENTRY_EXT: Definition = Definition {
    name: "AccountEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&ACCOUNT_ENTRY_EXTENSION_V1)) },
        ],
    },
};

pub(crate) static ACCOUNT_ENTRY_EXTENSION_V1: Definition = Definition {
    name: "AccountEntryExtensionV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liabilities", of: Type::Defined(&LIABILITIES) },
        Field { name: "ext", of: Type::Defined(&ACCOUNT_ENTRY_EXTENSION_V1_EXT) },
    ]),
};

pub(crate) static ACCOUNT_ENTRY_EXTENSION_V1_EXT: Definition = Definition {
    name: "AccountEntryExtensionV1Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[2], name: "v2", of: Some(Type::Defined(&ACCOUNT_ENTRY_EXTENSION_V2)) },
        ],
    },
};

pub(crate) static ACCOUNT_ENTRY_EXTENSION_V2: Definition = Definition {
    name: "AccountEntryExtensionV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "numSponsored", of: Type::U32 },
        Field { name: "numSponsoring", of: Type::U32 },
        Field { name: "signerSponsoringIDs", of: Type::List(&Type::Defined(&SPONSORSHIP_DESCRIPTOR), 20) },
        Field { name: "ext", of: Type::Defined(&ACCOUNT_ENTRY_EXTENSION_V2_EXT) },
    ]),
};

pub(crate) static ACCOUNT_ENTRY_EXTENSION_V2_EXT: Definition = Definition {
    name: "AccountEntryExtensionV2Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[3], name: "v3", of: Some(Type::Defined(&ACCOUNT_ENTRY_EXTENSION_V3)) },
        ],
    },
};

pub(crate) static ACCOUNT_ENTRY_EXTENSION_V3: Definition = Definition {
    name: "AccountEntryExtensionV3",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "seqLedger", of: Type::U32 },
        Field { name: "seqTime", of: Type::Defined(&TIME_POINT) },
    ]),
};

pub(crate) static ACCOUNT_ID: Definition = Definition {
    name: "AccountID",
    landmark: None,
    shape: Shape::Typedef(Type::Defined(&PUBLIC_KEY)),
};

pub(crate) static ACCOUNT_MERGE_RESULT: Definition = Definition {
    name: "AccountMergeResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&ACCOUNT_MERGE_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "sourceAccountBalance", of: Some(Type::I64) },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7], name: "", of: None },
        ],
    },
};

pub(crate) static ACCOUNT_MERGE_RESULT_CODE: Definition = Definition {
    name: "AccountMergeResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "ACCOUNT_MERGE_SUCCESS", value: 0 },
        Member { name: "ACCOUNT_MERGE_MALFORMED", value: -1 },
        Member { name: "ACCOUNT_MERGE_NO_ACCOUNT", value: -2 },
        Member { name: "ACCOUNT_MERGE_IMMUTABLE_SET", value: -3 },
        Member { name: "ACCOUNT_MERGE_HAS_SUB_ENTRIES", value: -4 },
        Member { name: "ACCOUNT_MERGE_SEQNUM_TOO_FAR", value: -5 },
        Member { name: "ACCOUNT_MERGE_DEST_FULL", value: -6 },
        Member { name: "ACCOUNT_MERGE_IS_SPONSOR", value: -7 },
    ]),
};

pub(crate) static ALLOW_TRUST_OP: Definition = Definition {
    name: "AllowTrustOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "trustor", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "asset", of: Type::Defined(&ASSET_CODE) },
        Field { name: "authorize", of: Type::U32 },
    ]),
};

pub(crate) static ALLOW_TRUST_RESULT: Definition = Definition {
    name: "AllowTrustResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&ALLOW_TRUST_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6], name: "", of: None },
        ],
    },
};

pub(crate) static ALLOW_TRUST_RESULT_CODE: Definition = Definition {
    name: "AllowTrustResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "ALLOW_TRUST_SUCCESS", value: 0 },
        Member { name: "ALLOW_TRUST_MALFORMED", value: -1 },
        Member { name: "ALLOW_TRUST_NO_TRUST_LINE", value: -2 },
        Member { name: "ALLOW_TRUST_TRUST_NOT_REQUIRED", value: -3 },
        Member { name: "ALLOW_TRUST_CANT_REVOKE", value: -4 },
        Member { name: "ALLOW_TRUST_SELF_NOT_ALLOWED", value: -5 },
        Member { name: "ALLOW_TRUST_LOW_RESERVE", value: -6 },
    ]),
};

pub(crate) static ALPHA_NUM12: Definition = Definition {
    name: "AlphaNum12",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "assetCode", of: Type::Defined(&ASSET_CODE12) },
        Field { name: "issuer", of: Type::Defined(&ACCOUNT_ID) },
    ]),
};

pub(crate) static ALPHA_NUM4: Definition = Definition {
    name: "AlphaNum4",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "assetCode", of: Type::Defined(&ASSET_CODE4) },
        Field { name: "issuer", of: Type::Defined(&ACCOUNT_ID) },
    ]),
};

pub(crate) static ASSET: Definition = Definition {
    name: "Asset",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&ASSET_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "alphaNum4", of: Some(Type::Defined(&ALPHA_NUM4)) },
            Arm { cases: &[2], name: "alphaNum12", of: Some(Type::Defined(&ALPHA_NUM12)) },
        ],
    },
};

pub(crate) static ASSET_CODE: Definition = Definition {
    name: "AssetCode",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&ASSET_TYPE),
        arms: &[
            Arm { cases: &[1], name: "assetCode4", of: Some(Type::Defined(&ASSET_CODE4)) },
            Arm { cases: &[2], name: "assetCode12", of: Some(Type::Defined(&ASSET_CODE12)) },
        ],
    },
};

pub(crate) static ASSET_CODE12: Definition = Definition {
    name: "AssetCode12",
    landmark: None,
    shape: Shape::Typedef(Type::Opaque(12)),
};

pub(crate) static ASSET_CODE4: Definition = Definition {
    name: "AssetCode4",
    landmark: None,
    shape: Shape::Typedef(Type::Opaque(4)),
};

pub(crate) static ASSET_TYPE: Definition = Definition {
    name: "AssetType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "ASSET_TYPE_NATIVE", value: 0 },
        Member { name: "ASSET_TYPE_CREDIT_ALPHANUM4", value: 1 },
        Member { name: "ASSET_TYPE_CREDIT_ALPHANUM12", value: 2 },
        Member { name: "ASSET_TYPE_POOL_SHARE", value: 3 },
    ]),
};

pub(crate) static BEGIN_SPONSORING_FUTURE_RESERVES_OP: Definition = Definition {
    name: "BeginSponsoringFutureReservesOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sponsoredID", of: Type::Defined(&ACCOUNT_ID) },
    ]),
};

pub(crate) static BEGIN_SPONSORING_FUTURE_RESERVES_RESULT: Definition = Definition {
    name: "BeginSponsoringFutureReservesResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&BEGIN_SPONSORING_FUTURE_RESERVES_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3], name: "", of: None },
        ],
    },
};

pub(crate) static BEGIN_SPONSORING_FUTURE_RESERVES_RESULT_CODE: Definition = Definition {
    name: "BeginSponsoringFutureReservesResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "BEGIN_SPONSORING_FUTURE_RESERVES_SUCCESS", value: 0 },
        Member { name: "BEGIN_SPONSORING_FUTURE_RESERVES_MALFORMED", value: -1 },
        Member { name: "BEGIN_SPONSORING_FUTURE_RESERVES_ALREADY_SPONSORED", value: -2 },
        Member { name: "BEGIN_SPONSORING_FUTURE_RESERVES_RECURSIVE", value: -3 },
    ]),
};

pub(crate) static BUMP_SEQUENCE_OP: Definition = Definition {
    name: "BumpSequenceOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "bumpTo", of: Type::Defined(&SEQUENCE_NUMBER) },
    ]),
};

pub(crate) static BUMP_SEQUENCE_RESULT: Definition = Definition {
    name: "BumpSequenceResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&BUMP_SEQUENCE_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1], name: "", of: None },
        ],
    },
};

pub(crate) static BUMP_SEQUENCE_RESULT_CODE: Definition = Definition {
    name: "BumpSequenceResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "BUMP_SEQUENCE_SUCCESS", value: 0 },
        Member { name: "BUMP_SEQUENCE_BAD_SEQ", value: -1 },
    ]),
};

pub(crate) static CHANGE_TRUST_ASSET: Definition = Definition {
    name: "ChangeTrustAsset",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&ASSET_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "alphaNum4", of: Some(Type::Defined(&ALPHA_NUM4)) },
            Arm { cases: &[2], name: "alphaNum12", of: Some(Type::Defined(&ALPHA_NUM12)) },
            Arm { cases: &[3], name: "liquidityPool", of: Some(Type::Defined(&LIQUIDITY_POOL_PARAMETERS)) },
        ],
    },
};

pub(crate) static CHANGE_TRUST_OP: Definition = Definition {
    name: "ChangeTrustOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "line", of: Type::Defined(&CHANGE_TRUST_ASSET) },
        Field { name: "limit", of: Type::I64 },
    ]),
};

pub(crate) static CHANGE_TRUST_RESULT: Definition = Definition {
    name: "ChangeTrustResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&CHANGE_TRUST_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8], name: "", of: None },
        ],
    },
};

pub(crate) static CHANGE_TRUST_RESULT_CODE: Definition = Definition {
    name: "ChangeTrustResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CHANGE_TRUST_SUCCESS", value: 0 },
        Member { name: "CHANGE_TRUST_MALFORMED", value: -1 },
        Member { name: "CHANGE_TRUST_NO_ISSUER", value: -2 },
        Member { name: "CHANGE_TRUST_INVALID_LIMIT", value: -3 },
        Member { name: "CHANGE_TRUST_LOW_RESERVE", value: -4 },
        Member { name: "CHANGE_TRUST_SELF_NOT_ALLOWED", value: -5 },
        Member { name: "CHANGE_TRUST_TRUST_LINE_MISSING", value: -6 },
        Member { name: "CHANGE_TRUST_CANNOT_DELETE", value: -7 },
        Member { name: "CHANGE_TRUST_NOT_AUTH_MAINTAIN_LIABILITIES", value: -8 },
    ]),
};

pub(crate) static CLAIM_ATOM: Definition = Definition {
    name: "ClaimAtom",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CLAIM_ATOM_TYPE),
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&CLAIM_OFFER_ATOM_V0)) },
            Arm { cases: &[1], name: "orderBook", of: Some(Type::Defined(&CLAIM_OFFER_ATOM)) },
            Arm { cases: &[2], name: "liquidityPool", of: Some(Type::Defined(&CLAIM_LIQUIDITY_ATOM)) },
        ],
    },
};

pub(crate) static CLAIM_ATOM_TYPE: Definition = Definition {
    name: "ClaimAtomType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAIM_ATOM_TYPE_V0", value: 0 },
        Member { name: "CLAIM_ATOM_TYPE_ORDER_BOOK", value: 1 },
        Member { name: "CLAIM_ATOM_TYPE_LIQUIDITY_POOL", value: 2 },
    ]),
};

pub(crate) static CLAIM_CLAIMABLE_BALANCE_OP: Definition = Definition {
    name: "ClaimClaimableBalanceOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "balanceID", of: Type::Defined(&CLAIMABLE_BALANCE_ID) },
    ]),
};

pub(crate) static CLAIM_CLAIMABLE_BALANCE_RESULT: Definition = Definition {
    name: "ClaimClaimableBalanceResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&CLAIM_CLAIMABLE_BALANCE_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6], name: "", of: None },
        ],
    },
};

pub(crate) static CLAIM_CLAIMABLE_BALANCE_RESULT_CODE: Definition = Definition {
    name: "ClaimClaimableBalanceResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAIM_CLAIMABLE_BALANCE_SUCCESS", value: 0 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE_DOES_NOT_EXIST", value: -1 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE_CANNOT_CLAIM", value: -2 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE_LINE_FULL", value: -3 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE_NO_TRUST", value: -4 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE_NOT_AUTHORIZED", value: -5 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE_TRUSTLINE_FROZEN", value: -6 },
    ]),
};

pub(crate) static CLAIM_LIQUIDITY_ATOM: Definition = Definition {
    name: "ClaimLiquidityAtom",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liquidityPoolID", of: Type::Defined(&POOL_ID) },
        Field { name: "assetSold", of: Type::Defined(&ASSET) },
        Field { name: "amountSold", of: Type::I64 },
        Field { name: "assetBought", of: Type::Defined(&ASSET) },
        Field { name: "amountBought", of: Type::I64 },
    ]),
};

pub(crate) static CLAIM_OFFER_ATOM: Definition = Definition {
    name: "ClaimOfferAtom",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sellerID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "offerID", of: Type::I64 },
        Field { name: "assetSold", of: Type::Defined(&ASSET) },
        Field { name: "amountSold", of: Type::I64 },
        Field { name: "assetBought", of: Type::Defined(&ASSET) },
        Field { name: "amountBought", of: Type::I64 },
    ]),
};

pub(crate) static CLAIM_OFFER_ATOM_V0: Definition = Definition {
    name: "ClaimOfferAtomV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sellerEd25519", of: Type::Defined(&UINT256) },
        Field { name: "offerID", of: Type::I64 },
        Field { name: "assetSold", of: Type::Defined(&ASSET) },
        Field { name: "amountSold", of: Type::I64 },
        Field { name: "assetBought", of: Type::Defined(&ASSET) },
        Field { name: "amountBought", of: Type::I64 },
    ]),
};

pub(crate) static CLAIM_PREDICATE: Definition = Definition {
    name: "ClaimPredicate",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CLAIM_PREDICATE_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "andPredicates", of: Some(Type::List(&Type::Defined(&CLAIM_PREDICATE), 2)) },
            Arm { cases: &[2], name: "orPredicates", of: Some(Type::List(&Type::Defined(&CLAIM_PREDICATE), 2)) },
            Arm { cases: &[3], name: "notPredicate", of: Some(Type::Optional(&Type::Boxed(&Type::Defined(&CLAIM_PREDICATE)))) },
            Arm { cases: &[4], name: "absBefore", of: Some(Type::I64) },
            Arm { cases: &[5], name: "relBefore", of: Some(Type::I64) },
        ],
    },
};

pub(crate) static CLAIM_PREDICATE_TYPE: Definition = Definition {
    name: "ClaimPredicateType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAIM_PREDICATE_UNCONDITIONAL", value: 0 },
        Member { name: "CLAIM_PREDICATE_AND", value: 1 },
        Member { name: "CLAIM_PREDICATE_OR", value: 2 },
        Member { name: "CLAIM_PREDICATE_NOT", value: 3 },
        Member { name: "CLAIM_PREDICATE_BEFORE_ABSOLUTE_TIME", value: 4 },
        Member { name: "CLAIM_PREDICATE_BEFORE_RELATIVE_TIME", value: 5 },
    ]),
};

pub(crate) static CLAIMABLE_BALANCE_ENTRY: Definition = Definition {
    name: "ClaimableBalanceEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "balanceID", of: Type::Defined(&CLAIMABLE_BALANCE_ID) },
        Field { name: "claimants", of: Type::List(&Type::Defined(&CLAIMANT), 10) },
        Field { name: "asset", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
        Field { name: "ext", of: Type::Defined(&CLAIMABLE_BALANCE_ENTRY_EXT) },
    ]),
};

pub(crate) static CLAIMABLE_BALANCE_ENTRY_EXT: Definition = Definition {
    name: "ClaimableBalanceEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1)) },
        ],
    },
};

pub(crate) static CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1: Definition = Definition {
    name: "ClaimableBalanceEntryExtensionV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1_EXT) },
        Field { name: "flags", of: Type::U32 },
    ]),
};

pub(crate) static CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1_EXT: Definition = Definition {
    name: "ClaimableBalanceEntryExtensionV1Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static CLAIMABLE_BALANCE_ID: Definition = Definition {
    name: "ClaimableBalanceID",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CLAIMABLE_BALANCE_ID_TYPE),
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&HASH)) },
        ],
    },
};

pub(crate) static CLAIMABLE_BALANCE_ID_TYPE: Definition = Definition {
    name: "ClaimableBalanceIDType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAIMABLE_BALANCE_ID_TYPE_V0", value: 0 },
    ]),
};

pub(crate) static CLAIMANT: Definition = Definition {
    name: "Claimant",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CLAIMANT_TYPE),
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&CLAIMANT_V0)) },
        ],
    },
};

pub(crate) static CLAIMANT_TYPE: Definition = Definition {
    name: "ClaimantType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAIMANT_TYPE_V0", value: 0 },
    ]),
};

pub(crate) static CLAIMANT_V0: Definition = Definition {
    name: "ClaimantV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "destination", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "predicate", of: Type::Defined(&CLAIM_PREDICATE) },
    ]),
};

pub(crate) static CLAWBACK_CLAIMABLE_BALANCE_OP: Definition = Definition {
    name: "ClawbackClaimableBalanceOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "balanceID", of: Type::Defined(&CLAIMABLE_BALANCE_ID) },
    ]),
};

pub(crate) static CLAWBACK_CLAIMABLE_BALANCE_RESULT: Definition = Definition {
    name: "ClawbackClaimableBalanceResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&CLAWBACK_CLAIMABLE_BALANCE_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3], name: "", of: None },
        ],
    },
};

pub(crate) static CLAWBACK_CLAIMABLE_BALANCE_RESULT_CODE: Definition = Definition {
    name: "ClawbackClaimableBalanceResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAWBACK_CLAIMABLE_BALANCE_SUCCESS", value: 0 },
        Member { name: "CLAWBACK_CLAIMABLE_BALANCE_DOES_NOT_EXIST", value: -1 },
        Member { name: "CLAWBACK_CLAIMABLE_BALANCE_NOT_ISSUER", value: -2 },
        Member { name: "CLAWBACK_CLAIMABLE_BALANCE_NOT_CLAWBACK_ENABLED", value: -3 },
    ]),
};

pub(crate) static CLAWBACK_OP: Definition = Definition {
    name: "ClawbackOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "asset", of: Type::Defined(&ASSET) },
        Field { name: "from", of: Type::Defined(&MUXED_ACCOUNT) },
        Field { name: "amount", of: Type::I64 },
    ]),
};

pub(crate) static CLAWBACK_RESULT: Definition = Definition {
    name: "ClawbackResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&CLAWBACK_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4], name: "", of: None },
        ],
    },
};

pub(crate) static CLAWBACK_RESULT_CODE: Definition = Definition {
    name: "ClawbackResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CLAWBACK_SUCCESS", value: 0 },
        Member { name: "CLAWBACK_MALFORMED", value: -1 },
        Member { name: "CLAWBACK_NOT_CLAWBACK_ENABLED", value: -2 },
        Member { name: "CLAWBACK_NO_TRUST", value: -3 },
        Member { name: "CLAWBACK_UNDERFUNDED", value: -4 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_BANDWIDTH_V0: Definition = Definition {
    name: "ConfigSettingContractBandwidthV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerMaxTxsSizeBytes", of: Type::U32 },
        Field { name: "txMaxSizeBytes", of: Type::U32 },
        Field { name: "feeTxSize1KB", of: Type::I64 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_COMPUTE_V0: Definition = Definition {
    name: "ConfigSettingContractComputeV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerMaxInstructions", of: Type::I64 },
        Field { name: "txMaxInstructions", of: Type::I64 },
        Field { name: "feeRatePerInstructionsIncrement", of: Type::I64 },
        Field { name: "txMemoryLimit", of: Type::U32 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_EVENTS_V0: Definition = Definition {
    name: "ConfigSettingContractEventsV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txMaxContractEventsSizeBytes", of: Type::U32 },
        Field { name: "feeContractEvents1KB", of: Type::I64 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_EXECUTION_LANES_V0: Definition = Definition {
    name: "ConfigSettingContractExecutionLanesV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerMaxTxCount", of: Type::U32 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0: Definition = Definition {
    name: "ConfigSettingContractHistoricalDataV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "feeHistorical1KB", of: Type::I64 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0: Definition = Definition {
    name: "ConfigSettingContractLedgerCostExtV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txMaxFootprintEntries", of: Type::U32 },
        Field { name: "feeWrite1KB", of: Type::I64 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_LEDGER_COST_V0: Definition = Definition {
    name: "ConfigSettingContractLedgerCostV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerMaxDiskReadEntries", of: Type::U32 },
        Field { name: "ledgerMaxDiskReadBytes", of: Type::U32 },
        Field { name: "ledgerMaxWriteLedgerEntries", of: Type::U32 },
        Field { name: "ledgerMaxWriteBytes", of: Type::U32 },
        Field { name: "txMaxDiskReadEntries", of: Type::U32 },
        Field { name: "txMaxDiskReadBytes", of: Type::U32 },
        Field { name: "txMaxWriteLedgerEntries", of: Type::U32 },
        Field { name: "txMaxWriteBytes", of: Type::U32 },
        Field { name: "feeDiskReadLedgerEntry", of: Type::I64 },
        Field { name: "feeWriteLedgerEntry", of: Type::I64 },
        Field { name: "feeDiskRead1KB", of: Type::I64 },
        Field { name: "sorobanStateTargetSizeBytes", of: Type::I64 },
        Field { name: "rentFee1KBSorobanStateSizeLow", of: Type::I64 },
        Field { name: "rentFee1KBSorobanStateSizeHigh", of: Type::I64 },
        Field { name: "sorobanStateRentFeeGrowthFactor", of: Type::U32 },
    ]),
};

pub(crate) static CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0: Definition = Definition {
    name: "ConfigSettingContractParallelComputeV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerMaxDependentTxClusters", of: Type::U32 },
    ]),
};

pub(crate) static CONFIG_SETTING_ENTRY: Definition = Definition {
    name: "ConfigSettingEntry",
    landmark: None,
    shape: Shape::Union {
        discriminant: "configSettingID",
        of: Some(&CONFIG_SETTING_ID),
        arms: &[
            Arm { cases: &[0], name: "contractMaxSizeBytes", of: Some(Type::U32) },
            Arm { cases: &[1], name: "contractCompute", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_COMPUTE_V0)) },
            Arm { cases: &[2], name: "contractLedgerCost", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_LEDGER_COST_V0)) },
            Arm { cases: &[3], name: "contractHistoricalData", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0)) },
            Arm { cases: &[4], name: "contractEvents", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_EVENTS_V0)) },
            Arm { cases: &[5], name: "contractBandwidth", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_BANDWIDTH_V0)) },
            Arm { cases: &[6], name: "contractCostParamsCpuInsns", of: Some(Type::Defined(&CONTRACT_COST_PARAMS)) },
            Arm { cases: &[7], name: "contractCostParamsMemBytes", of: Some(Type::Defined(&CONTRACT_COST_PARAMS)) },
            Arm { cases: &[8], name: "contractDataKeySizeBytes", of: Some(Type::U32) },
            Arm { cases: &[9], name: "contractDataEntrySizeBytes", of: Some(Type::U32) },
            Arm { cases: &[10], name: "stateArchivalSettings", of: Some(Type::Defined(&STATE_ARCHIVAL_SETTINGS)) },
            Arm { cases: &[11], name: "contractExecutionLanes", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_EXECUTION_LANES_V0)) },
            Arm { cases: &[12], name: "liveSorobanStateSizeWindow", of: Some(Type::List(&Type::U64, u32::MAX)) },
            Arm { cases: &[13], name: "evictionIterator", of: Some(Type::Defined(&EVICTION_ITERATOR)) },
            Arm { cases: &[14], name: "contractParallelCompute", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0)) },
            Arm { cases: &[15], name: "contractLedgerCostExt", of: Some(Type::Defined(&CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0)) },
            Arm { cases: &[16], name: "contractSCPTiming", of: Some(Type::Defined(&CONFIG_SETTING_SCP_TIMING)) },
            Arm { cases: &[17], name: "frozenLedgerKeys", of: Some(Type::Defined(&FROZEN_LEDGER_KEYS)) },
            Arm { cases: &[18], name: "frozenLedgerKeysDelta", of: Some(Type::Defined(&FROZEN_LEDGER_KEYS_DELTA)) },
            Arm { cases: &[19], name: "freezeBypassTxs", of: Some(Type::Defined(&FREEZE_BYPASS_TXS)) },
            Arm { cases: &[20], name: "freezeBypassTxsDelta", of: Some(Type::Defined(&FREEZE_BYPASS_TXS_DELTA)) },
        ],
    },
};

pub(crate) static CONFIG_SETTING_ID: Definition = Definition {
    name: "ConfigSettingID",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CONFIG_SETTING_CONTRACT_MAX_SIZE_BYTES", value: 0 },
        Member { name: "CONFIG_SETTING_CONTRACT_COMPUTE_V0", value: 1 },
        Member { name: "CONFIG_SETTING_CONTRACT_LEDGER_COST_V0", value: 2 },
        Member { name: "CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0", value: 3 },
        Member { name: "CONFIG_SETTING_CONTRACT_EVENTS_V0", value: 4 },
        Member { name: "CONFIG_SETTING_CONTRACT_BANDWIDTH_V0", value: 5 },
        Member { name: "CONFIG_SETTING_CONTRACT_COST_PARAMS_CPU_INSTRUCTIONS", value: 6 },
        Member { name: "CONFIG_SETTING_CONTRACT_COST_PARAMS_MEMORY_BYTES", value: 7 },
        Member { name: "CONFIG_SETTING_CONTRACT_DATA_KEY_SIZE_BYTES", value: 8 },
        Member { name: "CONFIG_SETTING_CONTRACT_DATA_ENTRY_SIZE_BYTES", value: 9 },
        Member { name: "CONFIG_SETTING_STATE_ARCHIVAL", value: 10 },
        Member { name: "CONFIG_SETTING_CONTRACT_EXECUTION_LANES", value: 11 },
        Member { name: "CONFIG_SETTING_LIVE_SOROBAN_STATE_SIZE_WINDOW", value: 12 },
        Member { name: "CONFIG_SETTING_EVICTION_ITERATOR", value: 13 },
        Member { name: "CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0", value: 14 },
        Member { name: "CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0", value: 15 },
        Member { name: "CONFIG_SETTING_SCP_TIMING", value: 16 },
        Member { name: "CONFIG_SETTING_FROZEN_LEDGER_KEYS", value: 17 },
        Member { name: "CONFIG_SETTING_FROZEN_LEDGER_KEYS_DELTA", value: 18 },
        Member { name: "CONFIG_SETTING_FREEZE_BYPASS_TXS", value: 19 },
        Member { name: "CONFIG_SETTING_FREEZE_BYPASS_TXS_DELTA", value: 20 },
    ]),
};

pub(crate) static CONFIG_SETTING_SCP_TIMING: Definition = Definition {
    name: "ConfigSettingSCPTiming",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerTargetCloseTimeMilliseconds", of: Type::U32 },
        Field { name: "nominationTimeoutInitialMilliseconds", of: Type::U32 },
        Field { name: "nominationTimeoutIncrementMilliseconds", of: Type::U32 },
        Field { name: "ballotTimeoutInitialMilliseconds", of: Type::U32 },
        Field { name: "ballotTimeoutIncrementMilliseconds", of: Type::U32 },
    ]),
};

pub(crate) static CONFIG_UPGRADE_SET_KEY: Definition = Definition {
    name: "ConfigUpgradeSetKey",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "contractID", of: Type::Defined(&CONTRACT_ID) },
        Field { name: "contentHash", of: Type::Defined(&HASH) },
    ]),
};

pub(crate) static CONTRACT_CODE_COST_INPUTS: Definition = Definition {
    name: "ContractCodeCostInputs",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "nInstructions", of: Type::U32 },
        Field { name: "nFunctions", of: Type::U32 },
        Field { name: "nGlobals", of: Type::U32 },
        Field { name: "nTableEntries", of: Type::U32 },
        Field { name: "nTypes", of: Type::U32 },
        Field { name: "nDataSegments", of: Type::U32 },
        Field { name: "nElemSegments", of: Type::U32 },
        Field { name: "nImports", of: Type::U32 },
        Field { name: "nExports", of: Type::U32 },
        Field { name: "nDataSegmentBytes", of: Type::U32 },
    ]),
};

pub(crate) static CONTRACT_CODE_ENTRY: Definition = Definition {
    name: "ContractCodeEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&CONTRACT_CODE_ENTRY_EXT) },
        Field { name: "hash", of: Type::Defined(&HASH) },
        Field { name: "code", of: Type::Bytes(u32::MAX) },
    ]),
};

pub(crate) static CONTRACT_CODE_ENTRY_EXT: Definition = Definition {
    name: "ContractCodeEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&CONTRACT_CODE_ENTRY_V1)) },
        ],
    },
};

pub(crate) static CONTRACT_CODE_ENTRY_V1: Definition = Definition {
    name: "ContractCodeEntryV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "costInputs", of: Type::Defined(&CONTRACT_CODE_COST_INPUTS) },
    ]),
};

pub(crate) static CONTRACT_COST_PARAM_ENTRY: Definition = Definition {
    name: "ContractCostParamEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "constTerm", of: Type::I64 },
        Field { name: "linearTerm", of: Type::I64 },
    ]),
};

pub(crate) static CONTRACT_COST_PARAMS: Definition = Definition {
    name: "ContractCostParams",
    landmark: None,
    shape: Shape::Typedef(Type::List(&Type::Defined(&CONTRACT_COST_PARAM_ENTRY), 1024)),
};

pub(crate) static CONTRACT_DATA_DURABILITY: Definition = Definition {
    name: "ContractDataDurability",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "TEMPORARY", value: 0 },
        Member { name: "PERSISTENT", value: 1 },
    ]),
};

pub(crate) static CONTRACT_DATA_ENTRY: Definition = Definition {
    name: "ContractDataEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "contract", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "key", of: Type::Defined(&SC_VAL) },
        Field { name: "durability", of: Type::Defined(&CONTRACT_DATA_DURABILITY) },
        Field { name: "val", of: Type::Defined(&SC_VAL) },
    ]),
};

pub(crate) static CONTRACT_EVENT: Definition = Definition {
    name: "ContractEvent",
    landmark: Some(Landmark::ContractEvent),
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "contractID", of: Type::Optional(&Type::Defined(&CONTRACT_ID)) },
        Field { name: "type", of: Type::Defined(&CONTRACT_EVENT_TYPE) },
        Field { name: "body", of: Type::Defined(&CONTRACT_EVENT_BODY) },
    ]),
};

pub(crate) static CONTRACT_EVENT_BODY: Definition = Definition {
    name: "ContractEventBody",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&CONTRACT_EVENT_V0)) },
        ],
    },
};

pub(crate) static CONTRACT_EVENT_TYPE: Definition = Definition {
    name: "ContractEventType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SYSTEM", value: 0 },
        Member { name: "CONTRACT", value: 1 },
        Member { name: "DIAGNOSTIC", value: 2 },
    ]),
};

pub(crate) static CONTRACT_EVENT_V0: Definition = Definition {
    name: "ContractEventV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "topics", of: Type::List(&Type::Defined(&SC_VAL), u32::MAX) },
        Field { name: "data", of: Type::Defined(&SC_VAL) },
    ]),
};

pub(crate) static CONTRACT_EXECUTABLE: Definition = Definition {
    name: "ContractExecutable",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CONTRACT_EXECUTABLE_TYPE),
        arms: &[
            Arm { cases: &[0], name: "wasm_hash", of: Some(Type::Defined(&HASH)) },
            Arm { cases: &[1], name: "", of: None },
            Arm { cases: &[2], name: "external_ref", of: Some(Type::Defined(&CONTRACT_EXECUTABLE_EXTERNAL_REF)) },
        ],
    },
};

pub(crate) static CONTRACT_EXECUTABLE_EXTERNAL_REF: Definition = Definition {
    name: "ContractExecutableExternalRef",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "executable_owner", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "tag", of: Type::Defined(&SC_STRING) },
    ]),
};

pub(crate) static CONTRACT_EXECUTABLE_TYPE: Definition = Definition {
    name: "ContractExecutableType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CONTRACT_EXECUTABLE_WASM", value: 0 },
        Member { name: "CONTRACT_EXECUTABLE_STELLAR_ASSET", value: 1 },
        Member { name: "CONTRACT_EXECUTABLE_EXTERNAL_REF", value: 2 },
    ]),
};

pub(crate) static CONTRACT_ID: Definition = Definition {
    name: "ContractID",
    landmark: None,
    shape: Shape::Typedef(Type::Defined(&HASH)),
};

pub(crate) static CONTRACT_ID_PREIMAGE: Definition = Definition {
    name: "ContractIDPreimage",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CONTRACT_ID_PREIMAGE_TYPE),
        arms: &[
            Arm { cases: &[0], name: "fromAddress", of: Some(Type::Defined(&CONTRACT_ID_PREIMAGE_FROM_ADDRESS)) },
            Arm { cases: &[1], name: "fromAsset", of: Some(Type::Defined(&ASSET)) },
        ],
    },
};

pub(crate) static CONTRACT_ID_PREIMAGE_FROM_ADDRESS: Definition = Definition {
    name: "ContractIDPreimageFromAddress",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "address", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "salt", of: Type::Defined(&UINT256) },
    ]),
};

pub(crate) static CONTRACT_ID_PREIMAGE_TYPE: Definition = Definition {
    name: "ContractIDPreimageType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CONTRACT_ID_PREIMAGE_FROM_ADDRESS", value: 0 },
        Member { name: "CONTRACT_ID_PREIMAGE_FROM_ASSET", value: 1 },
    ]),
};

pub(crate) static CREATE_ACCOUNT_OP: Definition = Definition {
    name: "CreateAccountOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "destination", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "startingBalance", of: Type::I64 },
    ]),
};

pub(crate) static CREATE_ACCOUNT_RESULT: Definition = Definition {
    name: "CreateAccountResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&CREATE_ACCOUNT_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4], name: "", of: None },
        ],
    },
};

pub(crate) static CREATE_ACCOUNT_RESULT_CODE: Definition = Definition {
    name: "CreateAccountResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CREATE_ACCOUNT_SUCCESS", value: 0 },
        Member { name: "CREATE_ACCOUNT_MALFORMED", value: -1 },
        Member { name: "CREATE_ACCOUNT_UNDERFUNDED", value: -2 },
        Member { name: "CREATE_ACCOUNT_LOW_RESERVE", value: -3 },
        Member { name: "CREATE_ACCOUNT_ALREADY_EXIST", value: -4 },
    ]),
};

pub(crate) static CREATE_CLAIMABLE_BALANCE_OP: Definition = Definition {
    name: "CreateClaimableBalanceOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "asset", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
        Field { name: "claimants", of: Type::List(&Type::Defined(&CLAIMANT), 10) },
    ]),
};

pub(crate) static CREATE_CLAIMABLE_BALANCE_RESULT: Definition = Definition {
    name: "CreateClaimableBalanceResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&CREATE_CLAIMABLE_BALANCE_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "balanceID", of: Some(Type::Defined(&CLAIMABLE_BALANCE_ID)) },
            Arm { cases: &[-1, -2, -3, -4, -5], name: "", of: None },
        ],
    },
};

pub(crate) static CREATE_CLAIMABLE_BALANCE_RESULT_CODE: Definition = Definition {
    name: "CreateClaimableBalanceResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CREATE_CLAIMABLE_BALANCE_SUCCESS", value: 0 },
        Member { name: "CREATE_CLAIMABLE_BALANCE_MALFORMED", value: -1 },
        Member { name: "CREATE_CLAIMABLE_BALANCE_LOW_RESERVE", value: -2 },
        Member { name: "CREATE_CLAIMABLE_BALANCE_NO_TRUST", value: -3 },
        Member { name: "CREATE_CLAIMABLE_BALANCE_NOT_AUTHORIZED", value: -4 },
        Member { name: "CREATE_CLAIMABLE_BALANCE_UNDERFUNDED", value: -5 },
    ]),
};

pub(crate) static CREATE_CONTRACT_ARGS: Definition = Definition {
    name: "CreateContractArgs",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "contractIDPreimage", of: Type::Defined(&CONTRACT_ID_PREIMAGE) },
        Field { name: "executable", of: Type::Defined(&CONTRACT_EXECUTABLE) },
    ]),
};

pub(crate) static CREATE_CONTRACT_ARGS_V2: Definition = Definition {
    name: "CreateContractArgsV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "contractIDPreimage", of: Type::Defined(&CONTRACT_ID_PREIMAGE) },
        Field { name: "executable", of: Type::Defined(&CONTRACT_EXECUTABLE) },
        Field { name: "constructorArgs", of: Type::List(&Type::Defined(&SC_VAL), u32::MAX) },
    ]),
};

pub(crate) static CREATE_PASSIVE_SELL_OFFER_OP: Definition = Definition {
    name: "CreatePassiveSellOfferOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "selling", of: Type::Defined(&ASSET) },
        Field { name: "buying", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
        Field { name: "price", of: Type::Defined(&PRICE) },
    ]),
};

pub(crate) static CRYPTO_KEY_TYPE: Definition = Definition {
    name: "CryptoKeyType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "KEY_TYPE_ED25519", value: 0 },
        Member { name: "KEY_TYPE_PRE_AUTH_TX", value: 1 },
        Member { name: "KEY_TYPE_HASH_X", value: 2 },
        Member { name: "KEY_TYPE_ED25519_SIGNED_PAYLOAD", value: 3 },
        Member { name: "KEY_TYPE_MUXED_ED25519", value: 256 },
    ]),
};

pub(crate) static DATA_ENTRY: Definition = Definition {
    name: "DataEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "dataName", of: Type::Defined(&STRING64) },
        Field { name: "dataValue", of: Type::Defined(&DATA_VALUE) },
        Field { name: "ext", of: Type::Defined(&DATA_ENTRY_EXT) },
    ]),
};

pub(crate) static DATA_ENTRY_EXT: Definition = Definition {
    name: "DataEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static DATA_VALUE: Definition = Definition {
    name: "DataValue",
    landmark: None,
    shape: Shape::Typedef(Type::Bytes(64)),
};

pub(crate) static DECORATED_SIGNATURE: Definition = Definition {
    name: "DecoratedSignature",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hint", of: Type::Defined(&SIGNATURE_HINT) },
        Field { name: "signature", of: Type::Defined(&SIGNATURE) },
    ]),
};

pub(crate) static DEPENDENT_TX_CLUSTER: Definition = Definition {
    name: "DependentTxCluster",
    landmark: None,
    shape: Shape::Typedef(Type::List(&Type::Defined(&TRANSACTION_ENVELOPE), u32::MAX)),
};

pub(crate) static DIAGNOSTIC_EVENT: Definition = Definition {
    name: "DiagnosticEvent",
    landmark: Some(Landmark::DiagnosticEvent),
    shape: Shape::Struct(&[
        Field { name: "inSuccessfulContractCall", of: Type::Bool },
        Field { name: "event", of: Type::Defined(&CONTRACT_EVENT) },
    ]),
};

pub(crate) static DURATION: Definition = Definition {
    name: "Duration",
    landmark: None,
    shape: Shape::Typedef(Type::U64),
};

pub(crate) static ENCODED_LEDGER_KEY: Definition = Definition {
    name: "EncodedLedgerKey",
    landmark: None,
    shape: Shape::Typedef(Type::Bytes(u32::MAX)),
};

pub(crate) static END_SPONSORING_FUTURE_RESERVES_RESULT: Definition = Definition {
    name: "EndSponsoringFutureReservesResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&END_SPONSORING_FUTURE_RESERVES_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1], name: "", of: None },
        ],
    },
};

pub(crate) static END_SPONSORING_FUTURE_RESERVES_RESULT_CODE: Definition = Definition {
    name: "EndSponsoringFutureReservesResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "END_SPONSORING_FUTURE_RESERVES_SUCCESS", value: 0 },
        Member { name: "END_SPONSORING_FUTURE_RESERVES_NOT_SPONSORED", value: -1 },
    ]),
};

pub(crate) static ENVELOPE_TYPE: Definition = Definition {
    name: "EnvelopeType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "ENVELOPE_TYPE_TX_V0", value: 0 },
        Member { name: "ENVELOPE_TYPE_SCP", value: 1 },
        Member { name: "ENVELOPE_TYPE_TX", value: 2 },
        Member { name: "ENVELOPE_TYPE_AUTH", value: 3 },
        Member { name: "ENVELOPE_TYPE_SCPVALUE", value: 4 },
        Member { name: "ENVELOPE_TYPE_TX_FEE_BUMP", value: 5 },
        Member { name: "ENVELOPE_TYPE_OP_ID", value: 6 },
        Member { name: "ENVELOPE_TYPE_POOL_REVOKE_OP_ID", value: 7 },
        Member { name: "ENVELOPE_TYPE_CONTRACT_ID", value: 8 },
        Member { name: "ENVELOPE_TYPE_SOROBAN_AUTHORIZATION", value: 9 },
        Member { name: "ENVELOPE_TYPE_SOROBAN_AUTHORIZATION_WITH_ADDRESS", value: 10 },
    ]),
};

pub(crate) static EVICTION_ITERATOR: Definition = Definition {
    name: "EvictionIterator",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "bucketListLevel", of: Type::U32 },
        Field { name: "isCurrBucket", of: Type::Bool },
        Field { name: "bucketFileOffset", of: Type::U64 },
    ]),
};

pub(crate) static EXTEND_FOOTPRINT_TTL_OP: Definition = Definition {
    name: "ExtendFootprintTTLOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "extendTo", of: Type::U32 },
    ]),
};

pub(crate) static EXTEND_FOOTPRINT_TTL_RESULT: Definition = Definition {
    name: "ExtendFootprintTTLResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&EXTEND_FOOTPRINT_TTL_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3], name: "", of: None },
        ],
    },
};

pub(crate) static EXTEND_FOOTPRINT_TTL_RESULT_CODE: Definition = Definition {
    name: "ExtendFootprintTTLResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "EXTEND_FOOTPRINT_TTL_SUCCESS", value: 0 },
        Member { name: "EXTEND_FOOTPRINT_TTL_MALFORMED", value: -1 },
        Member { name: "EXTEND_FOOTPRINT_TTL_RESOURCE_LIMIT_EXCEEDED", value: -2 },
        Member { name: "EXTEND_FOOTPRINT_TTL_INSUFFICIENT_REFUNDABLE_FEE", value: -3 },
    ]),
};

pub(crate) static EXTENSION_POINT: Definition = Definition {
    name: "ExtensionPoint",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static FEE_BUMP_TRANSACTION: Definition = Definition {
    name: "FeeBumpTransaction",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "feeSource", of: Type::Defined(&MUXED_ACCOUNT) },
        Field { name: "fee", of: Type::I64 },
        Field { name: "innerTx", of: Type::Defined(&FEE_BUMP_TRANSACTION_INNER_TX) },
        Field { name: "ext", of: Type::Defined(&FEE_BUMP_TRANSACTION_EXT) },
    ]),
};

pub(crate) static FEE_BUMP_TRANSACTION_ENVELOPE: Definition = Definition {
    name: "FeeBumpTransactionEnvelope",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "tx", of: Type::Defined(&FEE_BUMP_TRANSACTION) },
        Field { name: "signatures", of: Type::List(&Type::Defined(&DECORATED_SIGNATURE), 20) },
    ]),
};

pub(crate) static FEE_BUMP_TRANSACTION_EXT: Definition = Definition {
    name: "FeeBumpTransactionExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static FEE_BUMP_TRANSACTION_INNER_TX: Definition = Definition {
    name: "FeeBumpTransactionInnerTx",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&ENVELOPE_TYPE),
        arms: &[
            Arm { cases: &[2], name: "v1", of: Some(Type::Defined(&TRANSACTION_V1_ENVELOPE)) },
        ],
    },
};

pub(crate) static FREEZE_BYPASS_TXS: Definition = Definition {
    name: "FreezeBypassTxs",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txHashes", of: Type::List(&Type::Defined(&HASH), u32::MAX) },
    ]),
};

pub(crate) static FREEZE_BYPASS_TXS_DELTA: Definition = Definition {
    name: "FreezeBypassTxsDelta",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "addTxs", of: Type::List(&Type::Defined(&HASH), u32::MAX) },
        Field { name: "removeTxs", of: Type::List(&Type::Defined(&HASH), u32::MAX) },
    ]),
};

pub(crate) static FROZEN_LEDGER_KEYS: Definition = Definition {
    name: "FrozenLedgerKeys",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "keys", of: Type::List(&Type::Defined(&ENCODED_LEDGER_KEY), u32::MAX) },
    ]),
};

pub(crate) static FROZEN_LEDGER_KEYS_DELTA: Definition = Definition {
    name: "FrozenLedgerKeysDelta",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "keysToFreeze", of: Type::List(&Type::Defined(&ENCODED_LEDGER_KEY), u32::MAX) },
        Field { name: "keysToUnfreeze", of: Type::List(&Type::Defined(&ENCODED_LEDGER_KEY), u32::MAX) },
    ]),
};

pub(crate) static GENERALIZED_TRANSACTION_SET: Definition = Definition {
    name: "GeneralizedTransactionSet",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[1], name: "v1TxSet", of: Some(Type::Defined(&TRANSACTION_SET_V1)) },
        ],
    },
};

pub(crate) static HASH: Definition = Definition {
    name: "Hash",
    landmark: None,
    shape: Shape::Typedef(Type::Opaque(32)),
};

pub(crate) static HOST_FUNCTION: Definition = Definition {
    name: "HostFunction",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&HOST_FUNCTION_TYPE),
        arms: &[
            Arm { cases: &[0], name: "invokeContract", of: Some(Type::Defined(&INVOKE_CONTRACT_ARGS)) },
            Arm { cases: &[1], name: "createContract", of: Some(Type::Defined(&CREATE_CONTRACT_ARGS)) },
            Arm { cases: &[2], name: "wasm", of: Some(Type::Bytes(u32::MAX)) },
            Arm { cases: &[3], name: "createContractV2", of: Some(Type::Defined(&CREATE_CONTRACT_ARGS_V2)) },
        ],
    },
};

pub(crate) static HOST_FUNCTION_TYPE: Definition = Definition {
    name: "HostFunctionType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "HOST_FUNCTION_TYPE_INVOKE_CONTRACT", value: 0 },
        Member { name: "HOST_FUNCTION_TYPE_CREATE_CONTRACT", value: 1 },
        Member { name: "HOST_FUNCTION_TYPE_UPLOAD_CONTRACT_WASM", value: 2 },
        Member { name: "HOST_FUNCTION_TYPE_CREATE_CONTRACT_V2", value: 3 },
    ]),
};

pub(crate) static INFLATION_PAYOUT: Definition = Definition {
    name: "InflationPayout",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "destination", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "amount", of: Type::I64 },
    ]),
};

pub(crate) static INFLATION_RESULT: Definition = Definition {
    name: "InflationResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&INFLATION_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "payouts", of: Some(Type::List(&Type::Defined(&INFLATION_PAYOUT), u32::MAX)) },
            Arm { cases: &[-1], name: "", of: None },
        ],
    },
};

pub(crate) static INFLATION_RESULT_CODE: Definition = Definition {
    name: "InflationResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "INFLATION_SUCCESS", value: 0 },
        Member { name: "INFLATION_NOT_TIME", value: -1 },
    ]),
};

pub(crate) static INNER_TRANSACTION_RESULT: Definition = Definition {
    name: "InnerTransactionResult",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "feeCharged", of: Type::I64 },
        Field { name: "result", of: Type::Defined(&INNER_TRANSACTION_RESULT_RESULT) },
        Field { name: "ext", of: Type::Defined(&INNER_TRANSACTION_RESULT_EXT) },
    ]),
};

pub(crate) static INNER_TRANSACTION_RESULT_EXT: Definition = Definition {
    name: "InnerTransactionResultExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static INNER_TRANSACTION_RESULT_PAIR: Definition = Definition {
    name: "InnerTransactionResultPair",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "transactionHash", of: Type::Defined(&HASH) },
        Field { name: "result", of: Type::Defined(&INNER_TRANSACTION_RESULT) },
    ]),
};

pub(crate) static INNER_TRANSACTION_RESULT_RESULT: Definition = Definition {
    name: "InnerTransactionResultResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&TRANSACTION_RESULT_CODE),
        arms: &[
            Arm { cases: &[0, -1], name: "results", of: Some(Type::List(&Type::Defined(&OPERATION_RESULT), u32::MAX)) },
            Arm { cases: &[-2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -14, -15, -16, -17, -18], name: "", of: None },
        ],
    },
};

pub(crate) static INT128_PARTS: Definition = Definition {
    name: "Int128Parts",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hi", of: Type::I64 },
        Field { name: "lo", of: Type::U64 },
    ]),
};

pub(crate) static INT256_PARTS: Definition = Definition {
    name: "Int256Parts",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hi_hi", of: Type::I64 },
        Field { name: "hi_lo", of: Type::U64 },
        Field { name: "lo_hi", of: Type::U64 },
        Field { name: "lo_lo", of: Type::U64 },
    ]),
};

pub(crate) static INVOKE_CONTRACT_ARGS: Definition = Definition {
    name: "InvokeContractArgs",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "contractAddress", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "functionName", of: Type::Defined(&SC_SYMBOL) },
        Field { name: "args", of: Type::List(&Type::Defined(&SC_VAL), u32::MAX) },
    ]),
};

pub(crate) static INVOKE_HOST_FUNCTION_OP: Definition = Definition {
    name: "InvokeHostFunctionOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hostFunction", of: Type::Defined(&HOST_FUNCTION) },
        Field { name: "auth", of: Type::List(&Type::Defined(&SOROBAN_AUTHORIZATION_ENTRY), u32::MAX) },
    ]),
};

pub(crate) static INVOKE_HOST_FUNCTION_RESULT: Definition = Definition {
    name: "InvokeHostFunctionResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&INVOKE_HOST_FUNCTION_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "success", of: Some(Type::Defined(&HASH)) },
            Arm { cases: &[-1, -2, -3, -4, -5], name: "", of: None },
        ],
    },
};

pub(crate) static INVOKE_HOST_FUNCTION_RESULT_CODE: Definition = Definition {
    name: "InvokeHostFunctionResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "INVOKE_HOST_FUNCTION_SUCCESS", value: 0 },
        Member { name: "INVOKE_HOST_FUNCTION_MALFORMED", value: -1 },
        Member { name: "INVOKE_HOST_FUNCTION_TRAPPED", value: -2 },
        Member { name: "INVOKE_HOST_FUNCTION_RESOURCE_LIMIT_EXCEEDED", value: -3 },
        Member { name: "INVOKE_HOST_FUNCTION_ENTRY_ARCHIVED", value: -4 },
        Member { name: "INVOKE_HOST_FUNCTION_INSUFFICIENT_REFUNDABLE_FEE", value: -5 },
    ]),
};

pub(crate) static LEDGER_BOUNDS: Definition = Definition {
    name: "LedgerBounds",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "minLedger", of: Type::U32 },
        Field { name: "maxLedger", of: Type::U32 },
    ]),
};

pub(crate) static LEDGER_CLOSE_META: Definition = Definition {
    name: "LedgerCloseMeta",
    landmark: Some(Landmark::LedgerCloseMeta),
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&LEDGER_CLOSE_META_V0)) },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&LEDGER_CLOSE_META_V1)) },
            Arm { cases: &[2], name: "v2", of: Some(Type::Defined(&LEDGER_CLOSE_META_V2)) },
        ],
    },
};

pub(crate) static LEDGER_CLOSE_META_BATCH: Definition = Definition {
    name: "LedgerCloseMetaBatch",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "startSequence", of: Type::U32 },
        Field { name: "endSequence", of: Type::U32 },
        Field { name: "ledgerCloseMetas", of: Type::List(&Type::Defined(&LEDGER_CLOSE_META), u32::MAX) },
    ]),
};

pub(crate) static LEDGER_CLOSE_META_EXT: Definition = Definition {
    name: "LedgerCloseMetaExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&LEDGER_CLOSE_META_EXT_V1)) },
        ],
    },
};

pub(crate) static LEDGER_CLOSE_META_EXT_V1: Definition = Definition {
    name: "LedgerCloseMetaExtV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "sorobanFeeWrite1KB", of: Type::I64 },
    ]),
};

pub(crate) static LEDGER_CLOSE_META_V0: Definition = Definition {
    name: "LedgerCloseMetaV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerHeader", of: Type::Defined(&LEDGER_HEADER_HISTORY_ENTRY) },
        Field { name: "txSet", of: Type::Defined(&TRANSACTION_SET) },
        Field { name: "txProcessing", of: Type::List(&Type::Defined(&TRANSACTION_RESULT_META), u32::MAX) },
        Field { name: "upgradesProcessing", of: Type::List(&Type::Defined(&UPGRADE_ENTRY_META), u32::MAX) },
        Field { name: "scpInfo", of: Type::List(&Type::Defined(&SCP_HISTORY_ENTRY), u32::MAX) },
    ]),
};

pub(crate) static LEDGER_CLOSE_META_V1: Definition = Definition {
    name: "LedgerCloseMetaV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&LEDGER_CLOSE_META_EXT) },
        Field { name: "ledgerHeader", of: Type::Defined(&LEDGER_HEADER_HISTORY_ENTRY) },
        Field { name: "txSet", of: Type::Defined(&GENERALIZED_TRANSACTION_SET) },
        Field { name: "txProcessing", of: Type::List(&Type::Defined(&TRANSACTION_RESULT_META), u32::MAX) },
        Field { name: "upgradesProcessing", of: Type::List(&Type::Defined(&UPGRADE_ENTRY_META), u32::MAX) },
        Field { name: "scpInfo", of: Type::List(&Type::Defined(&SCP_HISTORY_ENTRY), u32::MAX) },
        Field { name: "totalByteSizeOfLiveSorobanState", of: Type::U64 },
        Field { name: "evictedKeys", of: Type::List(&Type::Defined(&LEDGER_KEY), u32::MAX) },
        Field { name: "unused", of: Type::List(&Type::Defined(&LEDGER_ENTRY), u32::MAX) },
    ]),
};

pub(crate) static LEDGER_CLOSE_META_V2: Definition = Definition {
    name: "LedgerCloseMetaV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&LEDGER_CLOSE_META_EXT) },
        Field { name: "ledgerHeader", of: Type::Defined(&LEDGER_HEADER_HISTORY_ENTRY) },
        Field { name: "txSet", of: Type::Defined(&GENERALIZED_TRANSACTION_SET) },
        Field { name: "txProcessing", of: Type::List(&Type::Defined(&TRANSACTION_RESULT_META_V1), u32::MAX) },
        Field { name: "upgradesProcessing", of: Type::List(&Type::Defined(&UPGRADE_ENTRY_META), u32::MAX) },
        Field { name: "scpInfo", of: Type::List(&Type::Defined(&SCP_HISTORY_ENTRY), u32::MAX) },
        Field { name: "totalByteSizeOfLiveSorobanState", of: Type::U64 },
        Field { name: "evictedKeys", of: Type::List(&Type::Defined(&LEDGER_KEY), u32::MAX) },
    ]),
};

pub(crate) static LEDGER_CLOSE_VALUE_SIGNATURE: Definition = Definition {
    name: "LedgerCloseValueSignature",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "nodeID", of: Type::Defined(&NODE_ID) },
        Field { name: "signature", of: Type::Defined(&SIGNATURE) },
    ]),
};

pub(crate) static LEDGER_ENTRY: Definition = Definition {
    name: "LedgerEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "lastModifiedLedgerSeq", of: Type::U32 },
        Field { name: "data", of: Type::Defined(&LEDGER_ENTRY_DATA) },
        Field { name: "ext", of: Type::Defined(&LEDGER_ENTRY_EXT) },
    ]),
};

pub(crate) static LEDGER_ENTRY_CHANGE: Definition = Definition {
    name: "LedgerEntryChange",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&LEDGER_ENTRY_CHANGE_TYPE),
        arms: &[
            Arm { cases: &[0], name: "created", of: Some(Type::Defined(&LEDGER_ENTRY)) },
            Arm { cases: &[1], name: "updated", of: Some(Type::Defined(&LEDGER_ENTRY)) },
            Arm { cases: &[2], name: "removed", of: Some(Type::Defined(&LEDGER_KEY)) },
            Arm { cases: &[3], name: "state", of: Some(Type::Defined(&LEDGER_ENTRY)) },
            Arm { cases: &[4], name: "restored", of: Some(Type::Defined(&LEDGER_ENTRY)) },
        ],
    },
};

pub(crate) static LEDGER_ENTRY_CHANGE_TYPE: Definition = Definition {
    name: "LedgerEntryChangeType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "LEDGER_ENTRY_CREATED", value: 0 },
        Member { name: "LEDGER_ENTRY_UPDATED", value: 1 },
        Member { name: "LEDGER_ENTRY_REMOVED", value: 2 },
        Member { name: "LEDGER_ENTRY_STATE", value: 3 },
        Member { name: "LEDGER_ENTRY_RESTORED", value: 4 },
    ]),
};

pub(crate) static LEDGER_ENTRY_CHANGES: Definition = Definition {
    name: "LedgerEntryChanges",
    landmark: Some(Landmark::LedgerEntryChanges),
    shape: Shape::Typedef(Type::List(&Type::Defined(&LEDGER_ENTRY_CHANGE), u32::MAX)),
};

pub(crate) static LEDGER_ENTRY_DATA: Definition = Definition {
    name: "LedgerEntryData",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&LEDGER_ENTRY_TYPE),
        arms: &[
            Arm { cases: &[0], name: "account", of: Some(Type::Defined(&ACCOUNT_ENTRY)) },
            Arm { cases: &[1], name: "trustLine", of: Some(Type::Defined(&TRUST_LINE_ENTRY)) },
            Arm { cases: &[2], name: "offer", of: Some(Type::Defined(&OFFER_ENTRY)) },
            Arm { cases: &[3], name: "data", of: Some(Type::Defined(&DATA_ENTRY)) },
            Arm { cases: &[4], name: "claimableBalance", of: Some(Type::Defined(&CLAIMABLE_BALANCE_ENTRY)) },
            Arm { cases: &[5], name: "liquidityPool", of: Some(Type::Defined(&LIQUIDITY_POOL_ENTRY)) },
            Arm { cases: &[6], name: "contractData", of: Some(Type::Defined(&CONTRACT_DATA_ENTRY)) },
            Arm { cases: &[7], name: "contractCode", of: Some(Type::Defined(&CONTRACT_CODE_ENTRY)) },
            Arm { cases: &[8], name: "configSetting", of: Some(Type::Defined(&CONFIG_SETTING_ENTRY)) },
            Arm { cases: &[9], name: "ttl", of: Some(Type::Defined(&TTL_ENTRY)) },
        ],
    },
};

pub(crate) static LEDGER_ENTRY_EXT: Definition = Definition {
    name: "LedgerEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&LEDGER_ENTRY_EXTENSION_V1)) },
        ],
    },
};

pub(crate) static LEDGER_ENTRY_EXTENSION_V1: Definition = Definition {
    name: "LedgerEntryExtensionV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sponsoringID", of: Type::Defined(&SPONSORSHIP_DESCRIPTOR) },
        Field { name: "ext", of: Type::Defined(&LEDGER_ENTRY_EXTENSION_V1_EXT) },
    ]),
};

pub(crate) static LEDGER_ENTRY_EXTENSION_V1_EXT: Definition = Definition {
    name: "LedgerEntryExtensionV1Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static LEDGER_ENTRY_TYPE: Definition = Definition {
    name: "LedgerEntryType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "ACCOUNT", value: 0 },
        Member { name: "TRUSTLINE", value: 1 },
        Member { name: "OFFER", value: 2 },
        Member { name: "DATA", value: 3 },
        Member { name: "CLAIMABLE_BALANCE", value: 4 },
        Member { name: "LIQUIDITY_POOL", value: 5 },
        Member { name: "CONTRACT_DATA", value: 6 },
        Member { name: "CONTRACT_CODE", value: 7 },
        Member { name: "CONFIG_SETTING", value: 8 },
        Member { name: "TTL", value: 9 },
    ]),
};

pub(crate) static LEDGER_FOOTPRINT: Definition = Definition {
    name: "LedgerFootprint",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "readOnly", of: Type::List(&Type::Defined(&LEDGER_KEY), u32::MAX) },
        Field { name: "readWrite", of: Type::List(&Type::Defined(&LEDGER_KEY), u32::MAX) },
    ]),
};

pub(crate) static LEDGER_HEADER: Definition = Definition {
    name: "LedgerHeader",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerVersion", of: Type::U32 },
        Field { name: "previousLedgerHash", of: Type::Defined(&HASH) },
        Field { name: "scpValue", of: Type::Defined(&STELLAR_VALUE) },
        Field { name: "txSetResultHash", of: Type::Defined(&HASH) },
        Field { name: "bucketListHash", of: Type::Defined(&HASH) },
        Field { name: "ledgerSeq", of: Type::U32 },
        Field { name: "totalCoins", of: Type::I64 },
        Field { name: "feePool", of: Type::I64 },
        Field { name: "inflationSeq", of: Type::U32 },
        Field { name: "idPool", of: Type::U64 },
        Field { name: "baseFee", of: Type::U32 },
        Field { name: "baseReserve", of: Type::U32 },
        Field { name: "maxTxSetSize", of: Type::U32 },
        Field { name: "skipList", of: Type::Array(&Type::Defined(&HASH), 4) },
        Field { name: "ext", of: Type::Defined(&LEDGER_HEADER_EXT) },
    ]),
};

pub(crate) static LEDGER_HEADER_EXT: Definition = Definition {
    name: "LedgerHeaderExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&LEDGER_HEADER_EXTENSION_V1)) },
        ],
    },
};

pub(crate) static LEDGER_HEADER_EXTENSION_V1: Definition = Definition {
    name: "LedgerHeaderExtensionV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "flags", of: Type::U32 },
        Field { name: "ext", of: Type::Defined(&LEDGER_HEADER_EXTENSION_V1_EXT) },
    ]),
};

pub(crate) static LEDGER_HEADER_EXTENSION_V1_EXT: Definition = Definition {
    name: "LedgerHeaderExtensionV1Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static LEDGER_HEADER_HISTORY_ENTRY: Definition = Definition {
    name: "LedgerHeaderHistoryEntry",
    landmark: Some(Landmark::LedgerHeaderHistoryEntry),
    shape: Shape::Struct(&[
        Field { name: "hash", of: Type::Defined(&HASH) },
        Field { name: "header", of: Type::Defined(&LEDGER_HEADER) },
        Field { name: "ext", of: Type::Defined(&LEDGER_HEADER_HISTORY_ENTRY_EXT) },
    ]),
};

pub(crate) static LEDGER_HEADER_HISTORY_ENTRY_EXT: Definition = Definition {
    name: "LedgerHeaderHistoryEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static LEDGER_KEY: Definition = Definition {
    name: "LedgerKey",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&LEDGER_ENTRY_TYPE),
        arms: &[
            Arm { cases: &[0], name: "account", of: Some(Type::Defined(&LEDGER_KEY_ACCOUNT)) },
            Arm { cases: &[1], name: "trustLine", of: Some(Type::Defined(&LEDGER_KEY_TRUST_LINE)) },
            Arm { cases: &[2], name: "offer", of: Some(Type::Defined(&LEDGER_KEY_OFFER)) },
            Arm { cases: &[3], name: "data", of: Some(Type::Defined(&LEDGER_KEY_DATA)) },
            Arm { cases: &[4], name: "claimableBalance", of: Some(Type::Defined(&LEDGER_KEY_CLAIMABLE_BALANCE)) },
            Arm { cases: &[5], name: "liquidityPool", of: Some(Type::Defined(&LEDGER_KEY_LIQUIDITY_POOL)) },
            Arm { cases: &[6], name: "contractData", of: Some(Type::Defined(&LEDGER_KEY_CONTRACT_DATA)) },
            Arm { cases: &[7], name: "contractCode", of: Some(Type::Defined(&LEDGER_KEY_CONTRACT_CODE)) },
            Arm { cases: &[8], name: "configSetting", of: Some(Type::Defined(&LEDGER_KEY_CONFIG_SETTING)) },
            Arm { cases: &[9], name: "ttl", of: Some(Type::Defined(&LEDGER_KEY_TTL)) },
        ],
    },
};

pub(crate) static LEDGER_KEY_ACCOUNT: Definition = Definition {
    name: "LedgerKeyAccount",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
    ]),
};

pub(crate) static LEDGER_KEY_CLAIMABLE_BALANCE: Definition = Definition {
    name: "LedgerKeyClaimableBalance",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "balanceID", of: Type::Defined(&CLAIMABLE_BALANCE_ID) },
    ]),
};

pub(crate) static LEDGER_KEY_CONFIG_SETTING: Definition = Definition {
    name: "LedgerKeyConfigSetting",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "configSettingID", of: Type::Defined(&CONFIG_SETTING_ID) },
    ]),
};

pub(crate) static LEDGER_KEY_CONTRACT_CODE: Definition = Definition {
    name: "LedgerKeyContractCode",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hash", of: Type::Defined(&HASH) },
    ]),
};

pub(crate) static LEDGER_KEY_CONTRACT_DATA: Definition = Definition {
    name: "LedgerKeyContractData",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "contract", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "key", of: Type::Defined(&SC_VAL) },
        Field { name: "durability", of: Type::Defined(&CONTRACT_DATA_DURABILITY) },
    ]),
};

pub(crate) static LEDGER_KEY_DATA: Definition = Definition {
    name: "LedgerKeyData",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "dataName", of: Type::Defined(&STRING64) },
    ]),
};

pub(crate) static LEDGER_KEY_LIQUIDITY_POOL: Definition = Definition {
    name: "LedgerKeyLiquidityPool",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liquidityPoolID", of: Type::Defined(&POOL_ID) },
    ]),
};

pub(crate) static LEDGER_KEY_OFFER: Definition = Definition {
    name: "LedgerKeyOffer",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sellerID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "offerID", of: Type::I64 },
    ]),
};

pub(crate) static LEDGER_KEY_TRUST_LINE: Definition = Definition {
    name: "LedgerKeyTrustLine",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "asset", of: Type::Defined(&TRUST_LINE_ASSET) },
    ]),
};

pub(crate) static LEDGER_KEY_TTL: Definition = Definition {
    name: "LedgerKeyTtl",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "keyHash", of: Type::Defined(&HASH) },
    ]),
};

pub(crate) static LEDGER_SCP_MESSAGES: Definition = Definition {
    name: "LedgerSCPMessages",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ledgerSeq", of: Type::U32 },
        Field { name: "messages", of: Type::List(&Type::Defined(&SCP_ENVELOPE), u32::MAX) },
    ]),
};

pub(crate) static LEDGER_UPGRADE: Definition = Definition {
    name: "LedgerUpgrade",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&LEDGER_UPGRADE_TYPE),
        arms: &[
            Arm { cases: &[1], name: "newLedgerVersion", of: Some(Type::U32) },
            Arm { cases: &[2], name: "newBaseFee", of: Some(Type::U32) },
            Arm { cases: &[3], name: "newMaxTxSetSize", of: Some(Type::U32) },
            Arm { cases: &[4], name: "newBaseReserve", of: Some(Type::U32) },
            Arm { cases: &[5], name: "newFlags", of: Some(Type::U32) },
            Arm { cases: &[6], name: "newConfig", of: Some(Type::Defined(&CONFIG_UPGRADE_SET_KEY)) },
            Arm { cases: &[7], name: "newMaxSorobanTxSetSize", of: Some(Type::U32) },
        ],
    },
};

pub(crate) static LEDGER_UPGRADE_TYPE: Definition = Definition {
    name: "LedgerUpgradeType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "LEDGER_UPGRADE_VERSION", value: 1 },
        Member { name: "LEDGER_UPGRADE_BASE_FEE", value: 2 },
        Member { name: "LEDGER_UPGRADE_MAX_TX_SET_SIZE", value: 3 },
        Member { name: "LEDGER_UPGRADE_BASE_RESERVE", value: 4 },
        Member { name: "LEDGER_UPGRADE_FLAGS", value: 5 },
        Member { name: "LEDGER_UPGRADE_CONFIG", value: 6 },
        Member { name: "LEDGER_UPGRADE_MAX_SOROBAN_TX_SET_SIZE", value: 7 },
    ]),
};

pub(crate) static LIABILITIES: Definition = Definition {
    name: "Liabilities",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "buying", of: Type::I64 },
        Field { name: "selling", of: Type::I64 },
    ]),
};

pub(crate) static LIQUIDITY_POOL_CONSTANT_PRODUCT_PARAMETERS: Definition = Definition {
    name: "LiquidityPoolConstantProductParameters",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "assetA", of: Type::Defined(&ASSET) },
        Field { name: "assetB", of: Type::Defined(&ASSET) },
        Field { name: "fee", of: Type::I32 },
    ]),
};

pub(crate) static LIQUIDITY_POOL_DEPOSIT_OP: Definition = Definition {
    name: "LiquidityPoolDepositOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liquidityPoolID", of: Type::Defined(&POOL_ID) },
        Field { name: "maxAmountA", of: Type::I64 },
        Field { name: "maxAmountB", of: Type::I64 },
        Field { name: "minPrice", of: Type::Defined(&PRICE) },
        Field { name: "maxPrice", of: Type::Defined(&PRICE) },
    ]),
};

pub(crate) static LIQUIDITY_POOL_DEPOSIT_RESULT: Definition = Definition {
    name: "LiquidityPoolDepositResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&LIQUIDITY_POOL_DEPOSIT_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8], name: "", of: None },
        ],
    },
};

pub(crate) static LIQUIDITY_POOL_DEPOSIT_RESULT_CODE: Definition = Definition {
    name: "LiquidityPoolDepositResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "LIQUIDITY_POOL_DEPOSIT_SUCCESS", value: 0 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_MALFORMED", value: -1 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_NO_TRUST", value: -2 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_NOT_AUTHORIZED", value: -3 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_UNDERFUNDED", value: -4 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_LINE_FULL", value: -5 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_BAD_PRICE", value: -6 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_POOL_FULL", value: -7 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT_TRUSTLINE_FROZEN", value: -8 },
    ]),
};

pub(crate) static LIQUIDITY_POOL_ENTRY: Definition = Definition {
    name: "LiquidityPoolEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liquidityPoolID", of: Type::Defined(&POOL_ID) },
        Field { name: "body", of: Type::Defined(&LIQUIDITY_POOL_ENTRY_BODY) },
    ]),
};

pub(crate) static LIQUIDITY_POOL_ENTRY_BODY: Definition = Definition {
    name: "LiquidityPoolEntryBody",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&LIQUIDITY_POOL_TYPE),
        arms: &[
            Arm { cases: &[0], name: "constantProduct", of: Some(Type::Defined(&LIQUIDITY_POOL_ENTRY_CONSTANT_PRODUCT)) },
        ],
    },
};

pub(crate) static LIQUIDITY_POOL_ENTRY_CONSTANT_PRODUCT: Definition = Definition {
    name: "LiquidityPoolEntryConstantProduct",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "params", of: Type::Defined(&LIQUIDITY_POOL_CONSTANT_PRODUCT_PARAMETERS) },
        Field { name: "reserveA", of: Type::I64 },
        Field { name: "reserveB", of: Type::I64 },
        Field { name: "totalPoolShares", of: Type::I64 },
        Field { name: "poolSharesTrustLineCount", of: Type::I64 },
    ]),
};

pub(crate) static LIQUIDITY_POOL_PARAMETERS: Definition = Definition {
    name: "LiquidityPoolParameters",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&LIQUIDITY_POOL_TYPE),
        arms: &[
            Arm { cases: &[0], name: "constantProduct", of: Some(Type::Defined(&LIQUIDITY_POOL_CONSTANT_PRODUCT_PARAMETERS)) },
        ],
    },
};

pub(crate) static LIQUIDITY_POOL_TYPE: Definition = Definition {
    name: "LiquidityPoolType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "LIQUIDITY_POOL_CONSTANT_PRODUCT", value: 0 },
    ]),
};

pub(crate) static LIQUIDITY_POOL_WITHDRAW_OP: Definition = Definition {
    name: "LiquidityPoolWithdrawOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liquidityPoolID", of: Type::Defined(&POOL_ID) },
        Field { name: "amount", of: Type::I64 },
        Field { name: "minAmountA", of: Type::I64 },
        Field { name: "minAmountB", of: Type::I64 },
    ]),
};

pub(crate) static LIQUIDITY_POOL_WITHDRAW_RESULT: Definition = Definition {
    name: "LiquidityPoolWithdrawResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&LIQUIDITY_POOL_WITHDRAW_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6], name: "", of: None },
        ],
    },
};

pub(crate) static LIQUIDITY_POOL_WITHDRAW_RESULT_CODE: Definition = Definition {
    name: "LiquidityPoolWithdrawResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "LIQUIDITY_POOL_WITHDRAW_SUCCESS", value: 0 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW_MALFORMED", value: -1 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW_NO_TRUST", value: -2 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW_UNDERFUNDED", value: -3 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW_LINE_FULL", value: -4 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW_UNDER_MINIMUM", value: -5 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW_TRUSTLINE_FROZEN", value: -6 },
    ]),
};

pub(crate) static MANAGE_BUY_OFFER_OP: Definition = Definition {
    name: "ManageBuyOfferOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "selling", of: Type::Defined(&ASSET) },
        Field { name: "buying", of: Type::Defined(&ASSET) },
        Field { name: "buyAmount", of: Type::I64 },
        Field { name: "price", of: Type::Defined(&PRICE) },
        Field { name: "offerID", of: Type::I64 },
    ]),
};

pub(crate) static MANAGE_BUY_OFFER_RESULT: Definition = Definition {
    name: "ManageBuyOfferResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&MANAGE_BUY_OFFER_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "success", of: Some(Type::Defined(&MANAGE_OFFER_SUCCESS_RESULT)) },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12], name: "", of: None },
        ],
    },
};

pub(crate) static MANAGE_BUY_OFFER_RESULT_CODE: Definition = Definition {
    name: "ManageBuyOfferResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "MANAGE_BUY_OFFER_SUCCESS", value: 0 },
        Member { name: "MANAGE_BUY_OFFER_MALFORMED", value: -1 },
        Member { name: "MANAGE_BUY_OFFER_SELL_NO_TRUST", value: -2 },
        Member { name: "MANAGE_BUY_OFFER_BUY_NO_TRUST", value: -3 },
        Member { name: "MANAGE_BUY_OFFER_SELL_NOT_AUTHORIZED", value: -4 },
        Member { name: "MANAGE_BUY_OFFER_BUY_NOT_AUTHORIZED", value: -5 },
        Member { name: "MANAGE_BUY_OFFER_LINE_FULL", value: -6 },
        Member { name: "MANAGE_BUY_OFFER_UNDERFUNDED", value: -7 },
        Member { name: "MANAGE_BUY_OFFER_CROSS_SELF", value: -8 },
        Member { name: "MANAGE_BUY_OFFER_SELL_NO_ISSUER", value: -9 },
        Member { name: "MANAGE_BUY_OFFER_BUY_NO_ISSUER", value: -10 },
        Member { name: "MANAGE_BUY_OFFER_NOT_FOUND", value: -11 },
        Member { name: "MANAGE_BUY_OFFER_LOW_RESERVE", value: -12 },
    ]),
};

pub(crate) static MANAGE_DATA_OP: Definition = Definition {
    name: "ManageDataOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "dataName", of: Type::Defined(&STRING64) },
        Field { name: "dataValue", of: Type::Optional(&Type::Defined(&DATA_VALUE)) },
    ]),
};

pub(crate) static MANAGE_DATA_RESULT: Definition = Definition {
    name: "ManageDataResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&MANAGE_DATA_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4], name: "", of: None },
        ],
    },
};

pub(crate) static MANAGE_DATA_RESULT_CODE: Definition = Definition {
    name: "ManageDataResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "MANAGE_DATA_SUCCESS", value: 0 },
        Member { name: "MANAGE_DATA_NOT_SUPPORTED_YET", value: -1 },
        Member { name: "MANAGE_DATA_NAME_NOT_FOUND", value: -2 },
        Member { name: "MANAGE_DATA_LOW_RESERVE", value: -3 },
        Member { name: "MANAGE_DATA_INVALID_NAME", value: -4 },
    ]),
};

pub(crate) static MANAGE_OFFER_EFFECT: Definition = Definition {
    name: "ManageOfferEffect",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "MANAGE_OFFER_CREATED", value: 0 },
        Member { name: "MANAGE_OFFER_UPDATED", value: 1 },
        Member { name: "MANAGE_OFFER_DELETED", value: 2 },
    ]),
};

pub(crate) static MANAGE_OFFER_SUCCESS_RESULT: Definition = Definition {
    name: "ManageOfferSuccessResult",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "offersClaimed", of: Type::List(&Type::Defined(&CLAIM_ATOM), u32::MAX) },
        Field { name: "offer", of: Type::Defined(&MANAGE_OFFER_SUCCESS_RESULT_OFFER) },
    ]),
};

pub(crate) static MANAGE_OFFER_SUCCESS_RESULT_OFFER: Definition = Definition {
    name: "ManageOfferSuccessResultOffer",
    landmark: None,
    shape: Shape::Union {
        discriminant: "effect",
        of: Some(&MANAGE_OFFER_EFFECT),
        arms: &[
            Arm { cases: &[0, 1], name: "offer", of: Some(Type::Defined(&OFFER_ENTRY)) },
            Arm { cases: &[2], name: "", of: None },
        ],
    },
};

pub(crate) static MANAGE_SELL_OFFER_OP: Definition = Definition {
    name: "ManageSellOfferOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "selling", of: Type::Defined(&ASSET) },
        Field { name: "buying", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
        Field { name: "price", of: Type::Defined(&PRICE) },
        Field { name: "offerID", of: Type::I64 },
    ]),
};

pub(crate) static MANAGE_SELL_OFFER_RESULT: Definition = Definition {
    name: "ManageSellOfferResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&MANAGE_SELL_OFFER_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "success", of: Some(Type::Defined(&MANAGE_OFFER_SUCCESS_RESULT)) },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12], name: "", of: None },
        ],
    },
};

pub(crate) static MANAGE_SELL_OFFER_RESULT_CODE: Definition = Definition {
    name: "ManageSellOfferResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "MANAGE_SELL_OFFER_SUCCESS", value: 0 },
        Member { name: "MANAGE_SELL_OFFER_MALFORMED", value: -1 },
        Member { name: "MANAGE_SELL_OFFER_SELL_NO_TRUST", value: -2 },
        Member { name: "MANAGE_SELL_OFFER_BUY_NO_TRUST", value: -3 },
        Member { name: "MANAGE_SELL_OFFER_SELL_NOT_AUTHORIZED", value: -4 },
        Member { name: "MANAGE_SELL_OFFER_BUY_NOT_AUTHORIZED", value: -5 },
        Member { name: "MANAGE_SELL_OFFER_LINE_FULL", value: -6 },
        Member { name: "MANAGE_SELL_OFFER_UNDERFUNDED", value: -7 },
        Member { name: "MANAGE_SELL_OFFER_CROSS_SELF", value: -8 },
        Member { name: "MANAGE_SELL_OFFER_SELL_NO_ISSUER", value: -9 },
        Member { name: "MANAGE_SELL_OFFER_BUY_NO_ISSUER", value: -10 },
        Member { name: "MANAGE_SELL_OFFER_NOT_FOUND", value: -11 },
        Member { name: "MANAGE_SELL_OFFER_LOW_RESERVE", value: -12 },
    ]),
};

pub(crate) static MEMO: Definition = Definition {
    name: "Memo",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&MEMO_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "text", of: Some(Type::Text(28)) },
            Arm { cases: &[2], name: "id", of: Some(Type::U64) },
            Arm { cases: &[3], name: "hash", of: Some(Type::Defined(&HASH)) },
            Arm { cases: &[4], name: "retHash", of: Some(Type::Defined(&HASH)) },
        ],
    },
};

pub(crate) static MEMO_TYPE: Definition = Definition {
    name: "MemoType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "MEMO_NONE", value: 0 },
        Member { name: "MEMO_TEXT", value: 1 },
        Member { name: "MEMO_ID", value: 2 },
        Member { name: "MEMO_HASH", value: 3 },
        Member { name: "MEMO_RETURN", value: 4 },
    ]),
};

pub(crate) static MUXED_ACCOUNT: Definition = Definition {
    name: "MuxedAccount",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&CRYPTO_KEY_TYPE),
        arms: &[
            Arm { cases: &[0], name: "ed25519", of: Some(Type::Defined(&UINT256)) },
            Arm { cases: &[256], name: "med25519", of: Some(Type::Defined(&MUXED_ACCOUNT_MED25519)) },
        ],
    },
};

pub(crate) static MUXED_ACCOUNT_MED25519: Definition = Definition {
    name: "MuxedAccountMed25519",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "id", of: Type::U64 },
        Field { name: "ed25519", of: Type::Defined(&UINT256) },
    ]),
};

pub(crate) static MUXED_CONTRACT: Definition = Definition {
    name: "MuxedContract",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "id", of: Type::U64 },
        Field { name: "contractId", of: Type::Defined(&CONTRACT_ID) },
    ]),
};

pub(crate) static MUXED_ED25519_ACCOUNT: Definition = Definition {
    name: "MuxedEd25519Account",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "id", of: Type::U64 },
        Field { name: "ed25519", of: Type::Defined(&UINT256) },
    ]),
};

pub(crate) static NODE_ID: Definition = Definition {
    name: "NodeID",
    landmark: None,
    shape: Shape::Typedef(Type::Defined(&PUBLIC_KEY)),
};

pub(crate) static OFFER_ENTRY: Definition = Definition {
    name: "OfferEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sellerID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "offerID", of: Type::I64 },
        Field { name: "selling", of: Type::Defined(&ASSET) },
        Field { name: "buying", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
        Field { name: "price", of: Type::Defined(&PRICE) },
        Field { name: "flags", of: Type::U32 },
        Field { name: "ext", of: Type::Defined(&OFFER_ENTRY_EXT) },
    ]),
};

pub(crate) static OFFER_ENTRY_EXT: Definition = Definition {
    name: "OfferEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static OPERATION: Definition = Definition {
    name: "Operation",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sourceAccount", of: Type::Optional(&Type::Defined(&MUXED_ACCOUNT)) },
        Field { name: "body", of: Type::Defined(&OPERATION_BODY) },
    ]),
};

pub(crate) static OPERATION_BODY: Definition = Definition {
    name: "OperationBody",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&OPERATION_TYPE),
        arms: &[
            Arm { cases: &[0], name: "createAccountOp", of: Some(Type::Defined(&CREATE_ACCOUNT_OP)) },
            Arm { cases: &[1], name: "paymentOp", of: Some(Type::Defined(&PAYMENT_OP)) },
            Arm { cases: &[2], name: "pathPaymentStrictReceiveOp", of: Some(Type::Defined(&PATH_PAYMENT_STRICT_RECEIVE_OP)) },
            Arm { cases: &[3], name: "manageSellOfferOp", of: Some(Type::Defined(&MANAGE_SELL_OFFER_OP)) },
            Arm { cases: &[4], name: "createPassiveSellOfferOp", of: Some(Type::Defined(&CREATE_PASSIVE_SELL_OFFER_OP)) },
            Arm { cases: &[5], name: "setOptionsOp", of: Some(Type::Defined(&SET_OPTIONS_OP)) },
            Arm { cases: &[6], name: "changeTrustOp", of: Some(Type::Defined(&CHANGE_TRUST_OP)) },
            Arm { cases: &[7], name: "allowTrustOp", of: Some(Type::Defined(&ALLOW_TRUST_OP)) },
            Arm { cases: &[8], name: "destination", of: Some(Type::Defined(&MUXED_ACCOUNT)) },
            Arm { cases: &[9], name: "", of: None },
            Arm { cases: &[10], name: "manageDataOp", of: Some(Type::Defined(&MANAGE_DATA_OP)) },
            Arm { cases: &[11], name: "bumpSequenceOp", of: Some(Type::Defined(&BUMP_SEQUENCE_OP)) },
            Arm { cases: &[12], name: "manageBuyOfferOp", of: Some(Type::Defined(&MANAGE_BUY_OFFER_OP)) },
            Arm { cases: &[13], name: "pathPaymentStrictSendOp", of: Some(Type::Defined(&PATH_PAYMENT_STRICT_SEND_OP)) },
            Arm { cases: &[14], name: "createClaimableBalanceOp", of: Some(Type::Defined(&CREATE_CLAIMABLE_BALANCE_OP)) },
            Arm { cases: &[15], name: "claimClaimableBalanceOp", of: Some(Type::Defined(&CLAIM_CLAIMABLE_BALANCE_OP)) },
            Arm { cases: &[16], name: "beginSponsoringFutureReservesOp", of: Some(Type::Defined(&BEGIN_SPONSORING_FUTURE_RESERVES_OP)) },
            Arm { cases: &[17], name: "", of: None },
            Arm { cases: &[18], name: "revokeSponsorshipOp", of: Some(Type::Defined(&REVOKE_SPONSORSHIP_OP)) },
            Arm { cases: &[19], name: "clawbackOp", of: Some(Type::Defined(&CLAWBACK_OP)) },
            Arm { cases: &[20], name: "clawbackClaimableBalanceOp", of: Some(Type::Defined(&CLAWBACK_CLAIMABLE_BALANCE_OP)) },
            Arm { cases: &[21], name: "setTrustLineFlagsOp", of: Some(Type::Defined(&SET_TRUST_LINE_FLAGS_OP)) },
            Arm { cases: &[22], name: "liquidityPoolDepositOp", of: Some(Type::Defined(&LIQUIDITY_POOL_DEPOSIT_OP)) },
            Arm { cases: &[23], name: "liquidityPoolWithdrawOp", of: Some(Type::Defined(&LIQUIDITY_POOL_WITHDRAW_OP)) },
            Arm { cases: &[24], name: "invokeHostFunctionOp", of: Some(Type::Defined(&INVOKE_HOST_FUNCTION_OP)) },
            Arm { cases: &[25], name: "extendFootprintTTLOp", of: Some(Type::Defined(&EXTEND_FOOTPRINT_TTL_OP)) },
            Arm { cases: &[26], name: "restoreFootprintOp", of: Some(Type::Defined(&RESTORE_FOOTPRINT_OP)) },
        ],
    },
};

pub(crate) static OPERATION_META: Definition = Definition {
    name: "OperationMeta",
    landmark: Some(Landmark::OperationMeta),
    shape: Shape::Struct(&[
        Field { name: "changes", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
    ]),
};

pub(crate) static OPERATION_META_V2: Definition = Definition {
    name: "OperationMetaV2",
    landmark: Some(Landmark::OperationMetaV2),
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "changes", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "events", of: Type::List(&Type::Defined(&CONTRACT_EVENT), u32::MAX) },
    ]),
};

pub(crate) static OPERATION_RESULT: Definition = Definition {
    name: "OperationResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&OPERATION_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "tr", of: Some(Type::Defined(&OPERATION_RESULT_TR)) },
            Arm { cases: &[-1, -2, -3, -4, -5, -6], name: "", of: None },
        ],
    },
};

pub(crate) static OPERATION_RESULT_CODE: Definition = Definition {
    name: "OperationResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "opINNER", value: 0 },
        Member { name: "opBAD_AUTH", value: -1 },
        Member { name: "opNO_ACCOUNT", value: -2 },
        Member { name: "opNOT_SUPPORTED", value: -3 },
        Member { name: "opTOO_MANY_SUBENTRIES", value: -4 },
        Member { name: "opEXCEEDED_WORK_LIMIT", value: -5 },
        Member { name: "opTOO_MANY_SPONSORING", value: -6 },
    ]),
};

pub(crate) static OPERATION_RESULT_TR: Definition = Definition {
    name: "OperationResultTr",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&OPERATION_TYPE),
        arms: &[
            Arm { cases: &[0], name: "createAccountResult", of: Some(Type::Defined(&CREATE_ACCOUNT_RESULT)) },
            Arm { cases: &[1], name: "paymentResult", of: Some(Type::Defined(&PAYMENT_RESULT)) },
            Arm { cases: &[2], name: "pathPaymentStrictReceiveResult", of: Some(Type::Defined(&PATH_PAYMENT_STRICT_RECEIVE_RESULT)) },
            Arm { cases: &[3], name: "manageSellOfferResult", of: Some(Type::Defined(&MANAGE_SELL_OFFER_RESULT)) },
            Arm { cases: &[4], name: "createPassiveSellOfferResult", of: Some(Type::Defined(&MANAGE_SELL_OFFER_RESULT)) },
            Arm { cases: &[5], name: "setOptionsResult", of: Some(Type::Defined(&SET_OPTIONS_RESULT)) },
            Arm { cases: &[6], name: "changeTrustResult", of: Some(Type::Defined(&CHANGE_TRUST_RESULT)) },
            Arm { cases: &[7], name: "allowTrustResult", of: Some(Type::Defined(&ALLOW_TRUST_RESULT)) },
            Arm { cases: &[8], name: "accountMergeResult", of: Some(Type::Defined(&ACCOUNT_MERGE_RESULT)) },
            Arm { cases: &[9], name: "inflationResult", of: Some(Type::Defined(&INFLATION_RESULT)) },
            Arm { cases: &[10], name: "manageDataResult", of: Some(Type::Defined(&MANAGE_DATA_RESULT)) },
            Arm { cases: &[11], name: "bumpSeqResult", of: Some(Type::Defined(&BUMP_SEQUENCE_RESULT)) },
            Arm { cases: &[12], name: "manageBuyOfferResult", of: Some(Type::Defined(&MANAGE_BUY_OFFER_RESULT)) },
            Arm { cases: &[13], name: "pathPaymentStrictSendResult", of: Some(Type::Defined(&PATH_PAYMENT_STRICT_SEND_RESULT)) },
            Arm { cases: &[14], name: "createClaimableBalanceResult", of: Some(Type::Defined(&CREATE_CLAIMABLE_BALANCE_RESULT)) },
            Arm { cases: &[15], name: "claimClaimableBalanceResult", of: Some(Type::Defined(&CLAIM_CLAIMABLE_BALANCE_RESULT)) },
            Arm { cases: &[16], name: "beginSponsoringFutureReservesResult", of: Some(Type::Defined(&BEGIN_SPONSORING_FUTURE_RESERVES_RESULT)) },
            Arm { cases: &[17], name: "endSponsoringFutureReservesResult", of: Some(Type::Defined(&END_SPONSORING_FUTURE_RESERVES_RESULT)) },
            Arm { cases: &[18], name: "revokeSponsorshipResult", of: Some(Type::Defined(&REVOKE_SPONSORSHIP_RESULT)) },
            Arm { cases: &[19], name: "clawbackResult", of: Some(Type::Defined(&CLAWBACK_RESULT)) },
            Arm { cases: &[20], name: "clawbackClaimableBalanceResult", of: Some(Type::Defined(&CLAWBACK_CLAIMABLE_BALANCE_RESULT)) },
            Arm { cases: &[21], name: "setTrustLineFlagsResult", of: Some(Type::Defined(&SET_TRUST_LINE_FLAGS_RESULT)) },
            Arm { cases: &[22], name: "liquidityPoolDepositResult", of: Some(Type::Defined(&LIQUIDITY_POOL_DEPOSIT_RESULT)) },
            Arm { cases: &[23], name: "liquidityPoolWithdrawResult", of: Some(Type::Defined(&LIQUIDITY_POOL_WITHDRAW_RESULT)) },
            Arm { cases: &[24], name: "invokeHostFunctionResult", of: Some(Type::Defined(&INVOKE_HOST_FUNCTION_RESULT)) },
            Arm { cases: &[25], name: "extendFootprintTTLResult", of: Some(Type::Defined(&EXTEND_FOOTPRINT_TTL_RESULT)) },
            Arm { cases: &[26], name: "restoreFootprintResult", of: Some(Type::Defined(&RESTORE_FOOTPRINT_RESULT)) },
        ],
    },
};

pub(crate) static OPERATION_TYPE: Definition = Definition {
    name: "OperationType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "CREATE_ACCOUNT", value: 0 },
        Member { name: "PAYMENT", value: 1 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE", value: 2 },
        Member { name: "MANAGE_SELL_OFFER", value: 3 },
        Member { name: "CREATE_PASSIVE_SELL_OFFER", value: 4 },
        Member { name: "SET_OPTIONS", value: 5 },
        Member { name: "CHANGE_TRUST", value: 6 },
        Member { name: "ALLOW_TRUST", value: 7 },
        Member { name: "ACCOUNT_MERGE", value: 8 },
        Member { name: "INFLATION", value: 9 },
        Member { name: "MANAGE_DATA", value: 10 },
        Member { name: "BUMP_SEQUENCE", value: 11 },
        Member { name: "MANAGE_BUY_OFFER", value: 12 },
        Member { name: "PATH_PAYMENT_STRICT_SEND", value: 13 },
        Member { name: "CREATE_CLAIMABLE_BALANCE", value: 14 },
        Member { name: "CLAIM_CLAIMABLE_BALANCE", value: 15 },
        Member { name: "BEGIN_SPONSORING_FUTURE_RESERVES", value: 16 },
        Member { name: "END_SPONSORING_FUTURE_RESERVES", value: 17 },
        Member { name: "REVOKE_SPONSORSHIP", value: 18 },
        Member { name: "CLAWBACK", value: 19 },
        Member { name: "CLAWBACK_CLAIMABLE_BALANCE", value: 20 },
        Member { name: "SET_TRUST_LINE_FLAGS", value: 21 },
        Member { name: "LIQUIDITY_POOL_DEPOSIT", value: 22 },
        Member { name: "LIQUIDITY_POOL_WITHDRAW", value: 23 },
        Member { name: "INVOKE_HOST_FUNCTION", value: 24 },
        Member { name: "EXTEND_FOOTPRINT_TTL", value: 25 },
        Member { name: "RESTORE_FOOTPRINT", value: 26 },
    ]),
};

pub(crate) static PARALLEL_TX_EXECUTION_STAGE: Definition = Definition {
    name: "ParallelTxExecutionStage",
    landmark: None,
    shape: Shape::Typedef(Type::List(&Type::Defined(&DEPENDENT_TX_CLUSTER), u32::MAX)),
};

pub(crate) static PARALLEL_TXS_COMPONENT: Definition = Definition {
    name: "ParallelTxsComponent",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "baseFee", of: Type::Optional(&Type::I64) },
        Field { name: "executionStages", of: Type::List(&Type::Defined(&PARALLEL_TX_EXECUTION_STAGE), u32::MAX) },
    ]),
};

pub(crate) static PATH_PAYMENT_STRICT_RECEIVE_OP: Definition = Definition {
    name: "PathPaymentStrictReceiveOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sendAsset", of: Type::Defined(&ASSET) },
        Field { name: "sendMax", of: Type::I64 },
        Field { name: "destination", of: Type::Defined(&MUXED_ACCOUNT) },
        Field { name: "destAsset", of: Type::Defined(&ASSET) },
        Field { name: "destAmount", of: Type::I64 },
        Field { name: "path", of: Type::List(&Type::Defined(&ASSET), 5) },
    ]),
};

pub(crate) static PATH_PAYMENT_STRICT_RECEIVE_RESULT: Definition = Definition {
    name: "PathPaymentStrictReceiveResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&PATH_PAYMENT_STRICT_RECEIVE_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "success", of: Some(Type::Defined(&PATH_PAYMENT_STRICT_RECEIVE_RESULT_SUCCESS)) },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8], name: "", of: None },
            Arm { cases: &[-9], name: "noIssuer", of: Some(Type::Defined(&ASSET)) },
            Arm { cases: &[-10, -11, -12], name: "", of: None },
        ],
    },
};

pub(crate) static PATH_PAYMENT_STRICT_RECEIVE_RESULT_CODE: Definition = Definition {
    name: "PathPaymentStrictReceiveResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_SUCCESS", value: 0 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_MALFORMED", value: -1 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_UNDERFUNDED", value: -2 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_SRC_NO_TRUST", value: -3 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_SRC_NOT_AUTHORIZED", value: -4 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_NO_DESTINATION", value: -5 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_NO_TRUST", value: -6 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_NOT_AUTHORIZED", value: -7 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_LINE_FULL", value: -8 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_NO_ISSUER", value: -9 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_TOO_FEW_OFFERS", value: -10 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_OFFER_CROSS_SELF", value: -11 },
        Member { name: "PATH_PAYMENT_STRICT_RECEIVE_OVER_SENDMAX", value: -12 },
    ]),
};

pub(crate) static PATH_PAYMENT_STRICT_RECEIVE_RESULT_SUCCESS: Definition = Definition {
    name: "PathPaymentStrictReceiveResultSuccess",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "offers", of: Type::List(&Type::Defined(&CLAIM_ATOM), u32::MAX) },
        Field { name: "last", of: Type::Defined(&SIMPLE_PAYMENT_RESULT) },
    ]),
};

pub(crate) static PATH_PAYMENT_STRICT_SEND_OP: Definition = Definition {
    name: "PathPaymentStrictSendOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sendAsset", of: Type::Defined(&ASSET) },
        Field { name: "sendAmount", of: Type::I64 },
        Field { name: "destination", of: Type::Defined(&MUXED_ACCOUNT) },
        Field { name: "destAsset", of: Type::Defined(&ASSET) },
        Field { name: "destMin", of: Type::I64 },
        Field { name: "path", of: Type::List(&Type::Defined(&ASSET), 5) },
    ]),
};

pub(crate) static PATH_PAYMENT_STRICT_SEND_RESULT: Definition = Definition {
    name: "PathPaymentStrictSendResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&PATH_PAYMENT_STRICT_SEND_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "success", of: Some(Type::Defined(&PATH_PAYMENT_STRICT_SEND_RESULT_SUCCESS)) },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8], name: "", of: None },
            Arm { cases: &[-9], name: "noIssuer", of: Some(Type::Defined(&ASSET)) },
            Arm { cases: &[-10, -11, -12], name: "", of: None },
        ],
    },
};

pub(crate) static PATH_PAYMENT_STRICT_SEND_RESULT_CODE: Definition = Definition {
    name: "PathPaymentStrictSendResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "PATH_PAYMENT_STRICT_SEND_SUCCESS", value: 0 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_MALFORMED", value: -1 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_UNDERFUNDED", value: -2 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_SRC_NO_TRUST", value: -3 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_SRC_NOT_AUTHORIZED", value: -4 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_NO_DESTINATION", value: -5 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_NO_TRUST", value: -6 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_NOT_AUTHORIZED", value: -7 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_LINE_FULL", value: -8 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_NO_ISSUER", value: -9 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_TOO_FEW_OFFERS", value: -10 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_OFFER_CROSS_SELF", value: -11 },
        Member { name: "PATH_PAYMENT_STRICT_SEND_UNDER_DESTMIN", value: -12 },
    ]),
};

pub(crate) static PATH_PAYMENT_STRICT_SEND_RESULT_SUCCESS: Definition = Definition {
    name: "PathPaymentStrictSendResultSuccess",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "offers", of: Type::List(&Type::Defined(&CLAIM_ATOM), u32::MAX) },
        Field { name: "last", of: Type::Defined(&SIMPLE_PAYMENT_RESULT) },
    ]),
};

pub(crate) static PAYMENT_OP: Definition = Definition {
    name: "PaymentOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "destination", of: Type::Defined(&MUXED_ACCOUNT) },
        Field { name: "asset", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
    ]),
};

pub(crate) static PAYMENT_RESULT: Definition = Definition {
    name: "PaymentResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&PAYMENT_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8, -9], name: "", of: None },
        ],
    },
};

pub(crate) static PAYMENT_RESULT_CODE: Definition = Definition {
    name: "PaymentResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "PAYMENT_SUCCESS", value: 0 },
        Member { name: "PAYMENT_MALFORMED", value: -1 },
        Member { name: "PAYMENT_UNDERFUNDED", value: -2 },
        Member { name: "PAYMENT_SRC_NO_TRUST", value: -3 },
        Member { name: "PAYMENT_SRC_NOT_AUTHORIZED", value: -4 },
        Member { name: "PAYMENT_NO_DESTINATION", value: -5 },
        Member { name: "PAYMENT_NO_TRUST", value: -6 },
        Member { name: "PAYMENT_NOT_AUTHORIZED", value: -7 },
        Member { name: "PAYMENT_LINE_FULL", value: -8 },
        Member { name: "PAYMENT_NO_ISSUER", value: -9 },
    ]),
};

pub(crate) static POOL_ID: Definition = Definition {
    name: "PoolID",
    landmark: None,
    shape: Shape::Typedef(Type::Defined(&HASH)),
};

pub(crate) static PRECONDITION_TYPE: Definition = Definition {
    name: "PreconditionType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "PRECOND_NONE", value: 0 },
        Member { name: "PRECOND_TIME", value: 1 },
        Member { name: "PRECOND_V2", value: 2 },
    ]),
};

pub(crate) static PRECONDITIONS: Definition = Definition {
    name: "Preconditions",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&PRECONDITION_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "timeBounds", of: Some(Type::Defined(&TIME_BOUNDS)) },
            Arm { cases: &[2], name: "v2", of: Some(Type::Defined(&PRECONDITIONS_V2)) },
        ],
    },
};

pub(crate) static PRECONDITIONS_V2: Definition = Definition {
    name: "PreconditionsV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "timeBounds", of: Type::Optional(&Type::Defined(&TIME_BOUNDS)) },
        Field { name: "ledgerBounds", of: Type::Optional(&Type::Defined(&LEDGER_BOUNDS)) },
        Field { name: "minSeqNum", of: Type::Optional(&Type::Defined(&SEQUENCE_NUMBER)) },
        Field { name: "minSeqAge", of: Type::Defined(&DURATION) },
        Field { name: "minSeqLedgerGap", of: Type::U32 },
        Field { name: "extraSigners", of: Type::List(&Type::Defined(&SIGNER_KEY), 2) },
    ]),
};

pub(crate) static PRICE: Definition = Definition {
    name: "Price",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "n", of: Type::I32 },
        Field { name: "d", of: Type::I32 },
    ]),
};

pub(crate) static PUBLIC_KEY: Definition = Definition {
    name: "PublicKey",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&PUBLIC_KEY_TYPE),
        arms: &[
            Arm { cases: &[0], name: "ed25519", of: Some(Type::Defined(&UINT256)) },
        ],
    },
};

pub(crate) static PUBLIC_KEY_TYPE: Definition = Definition {
    name: "PublicKeyType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "PUBLIC_KEY_TYPE_ED25519", value: 0 },
    ]),
};

pub(crate) static RESTORE_FOOTPRINT_OP: Definition = Definition {
    name: "RestoreFootprintOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
    ]),
};

pub(crate) static RESTORE_FOOTPRINT_RESULT: Definition = Definition {
    name: "RestoreFootprintResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&RESTORE_FOOTPRINT_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3], name: "", of: None },
        ],
    },
};

pub(crate) static RESTORE_FOOTPRINT_RESULT_CODE: Definition = Definition {
    name: "RestoreFootprintResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "RESTORE_FOOTPRINT_SUCCESS", value: 0 },
        Member { name: "RESTORE_FOOTPRINT_MALFORMED", value: -1 },
        Member { name: "RESTORE_FOOTPRINT_RESOURCE_LIMIT_EXCEEDED", value: -2 },
        Member { name: "RESTORE_FOOTPRINT_INSUFFICIENT_REFUNDABLE_FEE", value: -3 },
    ]),
};

pub(crate) static REVOKE_SPONSORSHIP_OP: Definition = Definition {
    name: "RevokeSponsorshipOp",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&REVOKE_SPONSORSHIP_TYPE),
        arms: &[
            Arm { cases: &[0], name: "ledgerKey", of: Some(Type::Defined(&LEDGER_KEY)) },
            Arm { cases: &[1], name: "signer", of: Some(Type::Defined(&REVOKE_SPONSORSHIP_OP_SIGNER)) },
        ],
    },
};

pub(crate) static REVOKE_SPONSORSHIP_OP_SIGNER: Definition = Definition {
    name: "RevokeSponsorshipOpSigner",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "signerKey", of: Type::Defined(&SIGNER_KEY) },
    ]),
};

pub(crate) static REVOKE_SPONSORSHIP_RESULT: Definition = Definition {
    name: "RevokeSponsorshipResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&REVOKE_SPONSORSHIP_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5], name: "", of: None },
        ],
    },
};

pub(crate) static REVOKE_SPONSORSHIP_RESULT_CODE: Definition = Definition {
    name: "RevokeSponsorshipResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "REVOKE_SPONSORSHIP_SUCCESS", value: 0 },
        Member { name: "REVOKE_SPONSORSHIP_DOES_NOT_EXIST", value: -1 },
        Member { name: "REVOKE_SPONSORSHIP_NOT_SPONSOR", value: -2 },
        Member { name: "REVOKE_SPONSORSHIP_LOW_RESERVE", value: -3 },
        Member { name: "REVOKE_SPONSORSHIP_ONLY_TRANSFERABLE", value: -4 },
        Member { name: "REVOKE_SPONSORSHIP_MALFORMED", value: -5 },
    ]),
};

pub(crate) static REVOKE_SPONSORSHIP_TYPE: Definition = Definition {
    name: "RevokeSponsorshipType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "REVOKE_SPONSORSHIP_LEDGER_ENTRY", value: 0 },
        Member { name: "REVOKE_SPONSORSHIP_SIGNER", value: 1 },
    ]),
};

pub(crate) static SC_ADDRESS: Definition = Definition {
    name: "SCAddress",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SC_ADDRESS_TYPE),
        arms: &[
            Arm { cases: &[0], name: "accountId", of: Some(Type::Defined(&ACCOUNT_ID)) },
            Arm { cases: &[1], name: "contractId", of: Some(Type::Defined(&CONTRACT_ID)) },
            Arm { cases: &[2], name: "muxedAccount", of: Some(Type::Defined(&MUXED_ED25519_ACCOUNT)) },
            Arm { cases: &[3], name: "claimableBalanceId", of: Some(Type::Defined(&CLAIMABLE_BALANCE_ID)) },
            Arm { cases: &[4], name: "liquidityPoolId", of: Some(Type::Defined(&POOL_ID)) },
            Arm { cases: &[5], name: "muxedContract", of: Some(Type::Defined(&MUXED_CONTRACT)) },
        ],
    },
};

pub(crate) static SC_ADDRESS_TYPE: Definition = Definition {
    name: "SCAddressType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SC_ADDRESS_TYPE_ACCOUNT", value: 0 },
        Member { name: "SC_ADDRESS_TYPE_CONTRACT", value: 1 },
        Member { name: "SC_ADDRESS_TYPE_MUXED_ACCOUNT", value: 2 },
        Member { name: "SC_ADDRESS_TYPE_CLAIMABLE_BALANCE", value: 3 },
        Member { name: "SC_ADDRESS_TYPE_LIQUIDITY_POOL", value: 4 },
        Member { name: "SC_ADDRESS_TYPE_MUXED_CONTRACT", value: 5 },
    ]),
};

pub(crate) static SC_BYTES: Definition = Definition {
    name: "SCBytes",
    landmark: None,
    shape: Shape::Typedef(Type::Bytes(u32::MAX)),
};

pub(crate) static SC_CONTRACT_INSTANCE: Definition = Definition {
    name: "SCContractInstance",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "executable", of: Type::Defined(&CONTRACT_EXECUTABLE) },
        Field { name: "storage", of: Type::Optional(&Type::Defined(&SC_MAP)) },
    ]),
};

pub(crate) static SC_ERROR: Definition = Definition {
    name: "SCError",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SC_ERROR_TYPE),
        arms: &[
            Arm { cases: &[0], name: "contractCode", of: Some(Type::U32) },
            Arm { cases: &[1, 2, 3, 4, 5, 6, 7, 8, 9], name: "code", of: Some(Type::Defined(&SC_ERROR_CODE)) },
        ],
    },
};

pub(crate) static SC_ERROR_CODE: Definition = Definition {
    name: "SCErrorCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SCEC_ARITH_DOMAIN", value: 0 },
        Member { name: "SCEC_INDEX_BOUNDS", value: 1 },
        Member { name: "SCEC_INVALID_INPUT", value: 2 },
        Member { name: "SCEC_MISSING_VALUE", value: 3 },
        Member { name: "SCEC_EXISTING_VALUE", value: 4 },
        Member { name: "SCEC_EXCEEDED_LIMIT", value: 5 },
        Member { name: "SCEC_INVALID_ACTION", value: 6 },
        Member { name: "SCEC_INTERNAL_ERROR", value: 7 },
        Member { name: "SCEC_UNEXPECTED_TYPE", value: 8 },
        Member { name: "SCEC_UNEXPECTED_SIZE", value: 9 },
    ]),
};

pub(crate) static SC_ERROR_TYPE: Definition = Definition {
    name: "SCErrorType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SCE_CONTRACT", value: 0 },
        Member { name: "SCE_WASM_VM", value: 1 },
        Member { name: "SCE_CONTEXT", value: 2 },
        Member { name: "SCE_STORAGE", value: 3 },
        Member { name: "SCE_OBJECT", value: 4 },
        Member { name: "SCE_CRYPTO", value: 5 },
        Member { name: "SCE_EVENTS", value: 6 },
        Member { name: "SCE_BUDGET", value: 7 },
        Member { name: "SCE_VALUE", value: 8 },
        Member { name: "SCE_AUTH", value: 9 },
    ]),
};

pub(crate) static SC_MAP: Definition = Definition {
    name: "SCMap",
    landmark: None,
    shape: Shape::Typedef(Type::List(&Type::Defined(&SC_MAP_ENTRY), u32::MAX)),
};

pub(crate) static SC_MAP_ENTRY: Definition = Definition {
    name: "SCMapEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "key", of: Type::Defined(&SC_VAL) },
        Field { name: "val", of: Type::Defined(&SC_VAL) },
    ]),
};

pub(crate) static SC_NONCE_KEY: Definition = Definition {
    name: "SCNonceKey",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "nonce", of: Type::I64 },
    ]),
};

pub(crate) static SCP_BALLOT: Definition = Definition {
    name: "SCPBallot",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "counter", of: Type::U32 },
        Field { name: "value", of: Type::Defined(&VALUE) },
    ]),
};

pub(crate) static SCP_ENVELOPE: Definition = Definition {
    name: "SCPEnvelope",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "statement", of: Type::Defined(&SCP_STATEMENT) },
        Field { name: "signature", of: Type::Defined(&SIGNATURE) },
    ]),
};

pub(crate) static SCP_HISTORY_ENTRY: Definition = Definition {
    name: "SCPHistoryEntry",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&SCP_HISTORY_ENTRY_V0)) },
        ],
    },
};

pub(crate) static SCP_HISTORY_ENTRY_V0: Definition = Definition {
    name: "SCPHistoryEntryV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "quorumSets", of: Type::List(&Type::Defined(&SCP_QUORUM_SET), u32::MAX) },
        Field { name: "ledgerMessages", of: Type::Defined(&LEDGER_SCP_MESSAGES) },
    ]),
};

pub(crate) static SCP_NOMINATION: Definition = Definition {
    name: "SCPNomination",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "quorumSetHash", of: Type::Defined(&HASH) },
        Field { name: "votes", of: Type::List(&Type::Defined(&VALUE), u32::MAX) },
        Field { name: "accepted", of: Type::List(&Type::Defined(&VALUE), u32::MAX) },
    ]),
};

pub(crate) static SCP_QUORUM_SET: Definition = Definition {
    name: "SCPQuorumSet",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "threshold", of: Type::U32 },
        Field { name: "validators", of: Type::List(&Type::Defined(&NODE_ID), u32::MAX) },
        Field { name: "innerSets", of: Type::List(&Type::Defined(&SCP_QUORUM_SET), u32::MAX) },
    ]),
};

pub(crate) static SCP_STATEMENT: Definition = Definition {
    name: "SCPStatement",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "nodeID", of: Type::Defined(&NODE_ID) },
        Field { name: "slotIndex", of: Type::U64 },
        Field { name: "pledges", of: Type::Defined(&SCP_STATEMENT_PLEDGES) },
    ]),
};

pub(crate) static SCP_STATEMENT_CONFIRM: Definition = Definition {
    name: "SCPStatementConfirm",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ballot", of: Type::Defined(&SCP_BALLOT) },
        Field { name: "nPrepared", of: Type::U32 },
        Field { name: "nCommit", of: Type::U32 },
        Field { name: "nH", of: Type::U32 },
        Field { name: "quorumSetHash", of: Type::Defined(&HASH) },
    ]),
};

pub(crate) static SCP_STATEMENT_EXTERNALIZE: Definition = Definition {
    name: "SCPStatementExternalize",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "commit", of: Type::Defined(&SCP_BALLOT) },
        Field { name: "nH", of: Type::U32 },
        Field { name: "commitQuorumSetHash", of: Type::Defined(&HASH) },
    ]),
};

pub(crate) static SCP_STATEMENT_PLEDGES: Definition = Definition {
    name: "SCPStatementPledges",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SCP_STATEMENT_TYPE),
        arms: &[
            Arm { cases: &[0], name: "prepare", of: Some(Type::Defined(&SCP_STATEMENT_PREPARE)) },
            Arm { cases: &[1], name: "confirm", of: Some(Type::Defined(&SCP_STATEMENT_CONFIRM)) },
            Arm { cases: &[2], name: "externalize", of: Some(Type::Defined(&SCP_STATEMENT_EXTERNALIZE)) },
            Arm { cases: &[3], name: "nominate", of: Some(Type::Defined(&SCP_NOMINATION)) },
        ],
    },
};

pub(crate) static SCP_STATEMENT_PREPARE: Definition = Definition {
    name: "SCPStatementPrepare",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "quorumSetHash", of: Type::Defined(&HASH) },
        Field { name: "ballot", of: Type::Defined(&SCP_BALLOT) },
        Field { name: "prepared", of: Type::Optional(&Type::Defined(&SCP_BALLOT)) },
        Field { name: "preparedPrime", of: Type::Optional(&Type::Defined(&SCP_BALLOT)) },
        Field { name: "nC", of: Type::U32 },
        Field { name: "nH", of: Type::U32 },
    ]),
};

pub(crate) static SCP_STATEMENT_TYPE: Definition = Definition {
    name: "SCPStatementType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SCP_ST_PREPARE", value: 0 },
        Member { name: "SCP_ST_CONFIRM", value: 1 },
        Member { name: "SCP_ST_EXTERNALIZE", value: 2 },
        Member { name: "SCP_ST_NOMINATE", value: 3 },
    ]),
};

pub(crate) static SC_STRING: Definition = Definition {
    name: "SCString",
    landmark: None,
    shape: Shape::Typedef(Type::Text(u32::MAX)),
};

pub(crate) static SC_SYMBOL: Definition = Definition {
    name: "SCSymbol",
    landmark: None,
    shape: Shape::Typedef(Type::Text(32)),
};

pub(crate) static SC_VAL: Definition = Definition {
    name: "SCVal",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SC_VAL_TYPE),
        arms: &[
            Arm { cases: &[0], name: "b", of: Some(Type::Bool) },
            Arm { cases: &[1], name: "", of: None },
            Arm { cases: &[2], name: "error", of: Some(Type::Defined(&SC_ERROR)) },
            Arm { cases: &[3], name: "u32", of: Some(Type::U32) },
            Arm { cases: &[4], name: "i32", of: Some(Type::I32) },
            Arm { cases: &[5], name: "u64", of: Some(Type::U64) },
            Arm { cases: &[6], name: "i64", of: Some(Type::I64) },
            Arm { cases: &[7], name: "timepoint", of: Some(Type::Defined(&TIME_POINT)) },
            Arm { cases: &[8], name: "duration", of: Some(Type::Defined(&DURATION)) },
            Arm { cases: &[9], name: "u128", of: Some(Type::Defined(&U_INT128_PARTS)) },
            Arm { cases: &[10], name: "i128", of: Some(Type::Defined(&INT128_PARTS)) },
            Arm { cases: &[11], name: "u256", of: Some(Type::Defined(&U_INT256_PARTS)) },
            Arm { cases: &[12], name: "i256", of: Some(Type::Defined(&INT256_PARTS)) },
            Arm { cases: &[13], name: "bytes", of: Some(Type::Defined(&SC_BYTES)) },
            Arm { cases: &[14], name: "str", of: Some(Type::Defined(&SC_STRING)) },
            Arm { cases: &[15], name: "sym", of: Some(Type::Defined(&SC_SYMBOL)) },
            Arm { cases: &[16], name: "vec", of: Some(Type::Optional(&Type::Defined(&SC_VEC))) },
            Arm { cases: &[17], name: "map", of: Some(Type::Optional(&Type::Defined(&SC_MAP))) },
            Arm { cases: &[18], name: "address", of: Some(Type::Defined(&SC_ADDRESS)) },
            Arm { cases: &[19], name: "instance", of: Some(Type::Defined(&SC_CONTRACT_INSTANCE)) },
            Arm { cases: &[20], name: "", of: None },
            Arm { cases: &[21], name: "nonce_key", of: Some(Type::Defined(&SC_NONCE_KEY)) },
            Arm { cases: &[22], name: "executable_tag", of: Some(Type::Defined(&SC_STRING)) },
        ],
    },
};

pub(crate) static SC_VAL_TYPE: Definition = Definition {
    name: "SCValType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SCV_BOOL", value: 0 },
        Member { name: "SCV_VOID", value: 1 },
        Member { name: "SCV_ERROR", value: 2 },
        Member { name: "SCV_U32", value: 3 },
        Member { name: "SCV_I32", value: 4 },
        Member { name: "SCV_U64", value: 5 },
        Member { name: "SCV_I64", value: 6 },
        Member { name: "SCV_TIMEPOINT", value: 7 },
        Member { name: "SCV_DURATION", value: 8 },
        Member { name: "SCV_U128", value: 9 },
        Member { name: "SCV_I128", value: 10 },
        Member { name: "SCV_U256", value: 11 },
        Member { name: "SCV_I256", value: 12 },
        Member { name: "SCV_BYTES", value: 13 },
        Member { name: "SCV_STRING", value: 14 },
        Member { name: "SCV_SYMBOL", value: 15 },
        Member { name: "SCV_VEC", value: 16 },
        Member { name: "SCV_MAP", value: 17 },
        Member { name: "SCV_ADDRESS", value: 18 },
        Member { name: "SCV_CONTRACT_INSTANCE", value: 19 },
        Member { name: "SCV_LEDGER_KEY_CONTRACT_INSTANCE", value: 20 },
        Member { name: "SCV_LEDGER_KEY_NONCE", value: 21 },
        Member { name: "SCV_EXECUTABLE_TAG", value: 22 },
    ]),
};

pub(crate) static SC_VEC: Definition = Definition {
    name: "SCVec",
    landmark: None,
    shape: Shape::Typedef(Type::List(&Type::Defined(&SC_VAL), u32::MAX)),
};

pub(crate) static SEQUENCE_NUMBER: Definition = Definition {
    name: "SequenceNumber",
    landmark: None,
    shape: Shape::Typedef(Type::I64),
};

pub(crate) static SET_OPTIONS_OP: Definition = Definition {
    name: "SetOptionsOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "inflationDest", of: Type::Optional(&Type::Defined(&ACCOUNT_ID)) },
        Field { name: "clearFlags", of: Type::Optional(&Type::U32) },
        Field { name: "setFlags", of: Type::Optional(&Type::U32) },
        Field { name: "masterWeight", of: Type::Optional(&Type::U32) },
        Field { name: "lowThreshold", of: Type::Optional(&Type::U32) },
        Field { name: "medThreshold", of: Type::Optional(&Type::U32) },
        Field { name: "highThreshold", of: Type::Optional(&Type::U32) },
        Field { name: "homeDomain", of: Type::Optional(&Type::Defined(&STRING32)) },
        Field { name: "signer", of: Type::Optional(&Type::Defined(&SIGNER)) },
    ]),
};

pub(crate) static SET_OPTIONS_RESULT: Definition = Definition {
    name: "SetOptionsResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&SET_OPTIONS_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5, -6, -7, -8, -9, -10], name: "", of: None },
        ],
    },
};

pub(crate) static SET_OPTIONS_RESULT_CODE: Definition = Definition {
    name: "SetOptionsResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SET_OPTIONS_SUCCESS", value: 0 },
        Member { name: "SET_OPTIONS_LOW_RESERVE", value: -1 },
        Member { name: "SET_OPTIONS_TOO_MANY_SIGNERS", value: -2 },
        Member { name: "SET_OPTIONS_BAD_FLAGS", value: -3 },
        Member { name: "SET_OPTIONS_INVALID_INFLATION", value: -4 },
        Member { name: "SET_OPTIONS_CANT_CHANGE", value: -5 },
        Member { name: "SET_OPTIONS_UNKNOWN_FLAG", value: -6 },
        Member { name: "SET_OPTIONS_THRESHOLD_OUT_OF_RANGE", value: -7 },
        Member { name: "SET_OPTIONS_BAD_SIGNER", value: -8 },
        Member { name: "SET_OPTIONS_INVALID_HOME_DOMAIN", value: -9 },
        Member { name: "SET_OPTIONS_AUTH_REVOCABLE_REQUIRED", value: -10 },
    ]),
};

pub(crate) static SET_TRUST_LINE_FLAGS_OP: Definition = Definition {
    name: "SetTrustLineFlagsOp",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "trustor", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "asset", of: Type::Defined(&ASSET) },
        Field { name: "clearFlags", of: Type::U32 },
        Field { name: "setFlags", of: Type::U32 },
    ]),
};

pub(crate) static SET_TRUST_LINE_FLAGS_RESULT: Definition = Definition {
    name: "SetTrustLineFlagsResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&SET_TRUST_LINE_FLAGS_RESULT_CODE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[-1, -2, -3, -4, -5], name: "", of: None },
        ],
    },
};

pub(crate) static SET_TRUST_LINE_FLAGS_RESULT_CODE: Definition = Definition {
    name: "SetTrustLineFlagsResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SET_TRUST_LINE_FLAGS_SUCCESS", value: 0 },
        Member { name: "SET_TRUST_LINE_FLAGS_MALFORMED", value: -1 },
        Member { name: "SET_TRUST_LINE_FLAGS_NO_TRUST_LINE", value: -2 },
        Member { name: "SET_TRUST_LINE_FLAGS_CANT_REVOKE", value: -3 },
        Member { name: "SET_TRUST_LINE_FLAGS_INVALID_STATE", value: -4 },
        Member { name: "SET_TRUST_LINE_FLAGS_LOW_RESERVE", value: -5 },
    ]),
};

pub(crate) static SIGNATURE: Definition = Definition {
    name: "Signature",
    landmark: None,
    shape: Shape::Typedef(Type::Bytes(64)),
};

pub(crate) static SIGNATURE_HINT: Definition = Definition {
    name: "SignatureHint",
    landmark: None,
    shape: Shape::Typedef(Type::Opaque(4)),
};

pub(crate) static SIGNER: Definition = Definition {
    name: "Signer",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "key", of: Type::Defined(&SIGNER_KEY) },
        Field { name: "weight", of: Type::U32 },
    ]),
};

pub(crate) static SIGNER_KEY: Definition = Definition {
    name: "SignerKey",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SIGNER_KEY_TYPE),
        arms: &[
            Arm { cases: &[0], name: "ed25519", of: Some(Type::Defined(&UINT256)) },
            Arm { cases: &[1], name: "preAuthTx", of: Some(Type::Defined(&UINT256)) },
            Arm { cases: &[2], name: "hashX", of: Some(Type::Defined(&UINT256)) },
            Arm { cases: &[3], name: "ed25519SignedPayload", of: Some(Type::Defined(&SIGNER_KEY_ED25519_SIGNED_PAYLOAD)) },
        ],
    },
};

pub(crate) static SIGNER_KEY_ED25519_SIGNED_PAYLOAD: Definition = Definition {
    name: "SignerKeyEd25519SignedPayload",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ed25519", of: Type::Defined(&UINT256) },
        Field { name: "payload", of: Type::Bytes(64) },
    ]),
};

pub(crate) static SIGNER_KEY_TYPE: Definition = Definition {
    name: "SignerKeyType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SIGNER_KEY_TYPE_ED25519", value: 0 },
        Member { name: "SIGNER_KEY_TYPE_PRE_AUTH_TX", value: 1 },
        Member { name: "SIGNER_KEY_TYPE_HASH_X", value: 2 },
        Member { name: "SIGNER_KEY_TYPE_ED25519_SIGNED_PAYLOAD", value: 3 },
    ]),
};

pub(crate) static SIMPLE_PAYMENT_RESULT: Definition = Definition {
    name: "SimplePaymentResult",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "destination", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "asset", of: Type::Defined(&ASSET) },
        Field { name: "amount", of: Type::I64 },
    ]),
};

pub(crate) static SOROBAN_ADDRESS_CREDENTIALS: Definition = Definition {
    name: "SorobanAddressCredentials",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "address", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "nonce", of: Type::I64 },
        Field { name: "signatureExpirationLedger", of: Type::U32 },
        Field { name: "signature", of: Type::Defined(&SC_VAL) },
    ]),
};

pub(crate) static SOROBAN_ADDRESS_CREDENTIALS_WITH_DELEGATES: Definition = Definition {
    name: "SorobanAddressCredentialsWithDelegates",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "addressCredentials", of: Type::Defined(&SOROBAN_ADDRESS_CREDENTIALS) },
        Field { name: "delegates", of: Type::List(&Type::Defined(&SOROBAN_DELEGATE_SIGNATURE), u32::MAX) },
    ]),
};

pub(crate) static SOROBAN_AUTHORIZATION_ENTRY: Definition = Definition {
    name: "SorobanAuthorizationEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "credentials", of: Type::Defined(&SOROBAN_CREDENTIALS) },
        Field { name: "rootInvocation", of: Type::Defined(&SOROBAN_AUTHORIZED_INVOCATION) },
    ]),
};

pub(crate) static SOROBAN_AUTHORIZED_FUNCTION: Definition = Definition {
    name: "SorobanAuthorizedFunction",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SOROBAN_AUTHORIZED_FUNCTION_TYPE),
        arms: &[
            Arm { cases: &[0], name: "contractFn", of: Some(Type::Defined(&INVOKE_CONTRACT_ARGS)) },
            Arm { cases: &[1], name: "createContractHostFn", of: Some(Type::Defined(&CREATE_CONTRACT_ARGS)) },
            Arm { cases: &[2], name: "createContractV2HostFn", of: Some(Type::Defined(&CREATE_CONTRACT_ARGS_V2)) },
        ],
    },
};

pub(crate) static SOROBAN_AUTHORIZED_FUNCTION_TYPE: Definition = Definition {
    name: "SorobanAuthorizedFunctionType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SOROBAN_AUTHORIZED_FUNCTION_TYPE_CONTRACT_FN", value: 0 },
        Member { name: "SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_HOST_FN", value: 1 },
        Member { name: "SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_V2_HOST_FN", value: 2 },
    ]),
};

pub(crate) static SOROBAN_AUTHORIZED_INVOCATION: Definition = Definition {
    name: "SorobanAuthorizedInvocation",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "function", of: Type::Defined(&SOROBAN_AUTHORIZED_FUNCTION) },
        Field { name: "subInvocations", of: Type::List(&Type::Defined(&SOROBAN_AUTHORIZED_INVOCATION), u32::MAX) },
    ]),
};

pub(crate) static SOROBAN_CREDENTIALS: Definition = Definition {
    name: "SorobanCredentials",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&SOROBAN_CREDENTIALS_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "address", of: Some(Type::Defined(&SOROBAN_ADDRESS_CREDENTIALS)) },
            Arm { cases: &[2], name: "addressV2", of: Some(Type::Defined(&SOROBAN_ADDRESS_CREDENTIALS)) },
            Arm { cases: &[3], name: "addressWithDelegates", of: Some(Type::Defined(&SOROBAN_ADDRESS_CREDENTIALS_WITH_DELEGATES)) },
        ],
    },
};

pub(crate) static SOROBAN_CREDENTIALS_TYPE: Definition = Definition {
    name: "SorobanCredentialsType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "SOROBAN_CREDENTIALS_SOURCE_ACCOUNT", value: 0 },
        Member { name: "SOROBAN_CREDENTIALS_ADDRESS", value: 1 },
        Member { name: "SOROBAN_CREDENTIALS_ADDRESS_V2", value: 2 },
        Member { name: "SOROBAN_CREDENTIALS_ADDRESS_WITH_DELEGATES", value: 3 },
    ]),
};

pub(crate) static SOROBAN_DELEGATE_SIGNATURE: Definition = Definition {
    name: "SorobanDelegateSignature",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "address", of: Type::Defined(&SC_ADDRESS) },
        Field { name: "signature", of: Type::Defined(&SC_VAL) },
        Field { name: "nestedDelegates", of: Type::List(&Type::Defined(&SOROBAN_DELEGATE_SIGNATURE), u32::MAX) },
    ]),
};

pub(crate) static SOROBAN_RESOURCES: Definition = Definition {
    name: "SorobanResources",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "footprint", of: Type::Defined(&LEDGER_FOOTPRINT) },
        Field { name: "instructions", of: Type::U32 },
        Field { name: "diskReadBytes", of: Type::U32 },
        Field { name: "writeBytes", of: Type::U32 },
    ]),
};

pub(crate) static SOROBAN_RESOURCES_EXT_V0: Definition = Definition {
    name: "SorobanResourcesExtV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "archivedSorobanEntries", of: Type::List(&Type::U32, u32::MAX) },
    ]),
};

pub(crate) static SOROBAN_TRANSACTION_DATA: Definition = Definition {
    name: "SorobanTransactionData",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&SOROBAN_TRANSACTION_DATA_EXT) },
        Field { name: "resources", of: Type::Defined(&SOROBAN_RESOURCES) },
        Field { name: "resourceFee", of: Type::I64 },
    ]),
};

pub(crate) static SOROBAN_TRANSACTION_DATA_EXT: Definition = Definition {
    name: "SorobanTransactionDataExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "resourceExt", of: Some(Type::Defined(&SOROBAN_RESOURCES_EXT_V0)) },
        ],
    },
};

pub(crate) static SOROBAN_TRANSACTION_META: Definition = Definition {
    name: "SorobanTransactionMeta",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&SOROBAN_TRANSACTION_META_EXT) },
        Field { name: "events", of: Type::List(&Type::Defined(&CONTRACT_EVENT), u32::MAX) },
        Field { name: "returnValue", of: Type::Defined(&SC_VAL) },
        Field { name: "diagnosticEvents", of: Type::List(&Type::Defined(&DIAGNOSTIC_EVENT), u32::MAX) },
    ]),
};

pub(crate) static SOROBAN_TRANSACTION_META_EXT: Definition = Definition {
    name: "SorobanTransactionMetaExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&SOROBAN_TRANSACTION_META_EXT_V1)) },
        ],
    },
};

pub(crate) static SOROBAN_TRANSACTION_META_EXT_V1: Definition = Definition {
    name: "SorobanTransactionMetaExtV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "totalNonRefundableResourceFeeCharged", of: Type::I64 },
        Field { name: "totalRefundableResourceFeeCharged", of: Type::I64 },
        Field { name: "rentFeeCharged", of: Type::I64 },
    ]),
};

pub(crate) static SOROBAN_TRANSACTION_META_V2: Definition = Definition {
    name: "SorobanTransactionMetaV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&SOROBAN_TRANSACTION_META_EXT) },
        Field { name: "returnValue", of: Type::Optional(&Type::Defined(&SC_VAL)) },
    ]),
};

pub(crate) static SPONSORSHIP_DESCRIPTOR: Definition = Definition {
    name: "SponsorshipDescriptor",
    landmark: None,
    shape: Shape::Typedef(Type::Optional(&Type::Defined(&ACCOUNT_ID))),
};

pub(crate) static STATE_ARCHIVAL_SETTINGS: Definition = Definition {
    name: "StateArchivalSettings",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "maxEntryTTL", of: Type::U32 },
        Field { name: "minTemporaryTTL", of: Type::U32 },
        Field { name: "minPersistentTTL", of: Type::U32 },
        Field { name: "persistentRentRateDenominator", of: Type::I64 },
        Field { name: "tempRentRateDenominator", of: Type::I64 },
        Field { name: "maxEntriesToArchive", of: Type::U32 },
        Field { name: "liveSorobanStateSizeWindowSampleSize", of: Type::U32 },
        Field { name: "liveSorobanStateSizeWindowSamplePeriod", of: Type::U32 },
        Field { name: "evictionScanSize", of: Type::U32 },
        Field { name: "startingEvictionScanLevel", of: Type::U32 },
    ]),
};

pub(crate) static STELLAR_VALUE: Definition = Definition {
    name: "StellarValue",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txSetHash", of: Type::Defined(&HASH) },
        Field { name: "closeTime", of: Type::Defined(&TIME_POINT) },
        Field { name: "upgrades", of: Type::List(&Type::Defined(&UPGRADE_TYPE), 6) },
        Field { name: "ext", of: Type::Defined(&STELLAR_VALUE_EXT) },
    ]),
};

pub(crate) static STELLAR_VALUE_EXT: Definition = Definition {
    name: "StellarValueExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: Some(&STELLAR_VALUE_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "lcValueSignature", of: Some(Type::Defined(&LEDGER_CLOSE_VALUE_SIGNATURE)) },
            Arm { cases: &[2], name: "proposedValue", of: Some(Type::Defined(&STELLAR_VALUE_PROPOSED_VALUE)) },
            Arm { cases: &[3], name: "signedMsValue", of: Some(Type::Defined(&STELLAR_VALUE_SIGNED_MS_VALUE)) },
            Arm { cases: &[4], name: "proposedMsValue", of: Some(Type::Defined(&STELLAR_VALUE_PROPOSED_MS_VALUE)) },
        ],
    },
};

pub(crate) static STELLAR_VALUE_PROPOSED_MS_VALUE: Definition = Definition {
    name: "StellarValueProposedMsValue",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "closeTimeMs", of: Type::Defined(&TIME_POINT_MS) },
        Field { name: "txSetHash", of: Type::Defined(&HASH) },
        Field { name: "previousLedgerHash", of: Type::Defined(&HASH) },
        Field { name: "previousLedgerVersion", of: Type::U32 },
        Field { name: "lcValueSignature", of: Type::Defined(&LEDGER_CLOSE_VALUE_SIGNATURE) },
    ]),
};

pub(crate) static STELLAR_VALUE_PROPOSED_VALUE: Definition = Definition {
    name: "StellarValueProposedValue",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txSetHash", of: Type::Defined(&HASH) },
        Field { name: "previousLedgerHash", of: Type::Defined(&HASH) },
        Field { name: "previousLedgerVersion", of: Type::U32 },
        Field { name: "lcValueSignature", of: Type::Defined(&LEDGER_CLOSE_VALUE_SIGNATURE) },
    ]),
};

pub(crate) static STELLAR_VALUE_SIGNED_MS_VALUE: Definition = Definition {
    name: "StellarValueSignedMsValue",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "closeTimeMs", of: Type::Defined(&TIME_POINT_MS) },
        Field { name: "lcValueSignature", of: Type::Defined(&LEDGER_CLOSE_VALUE_SIGNATURE) },
    ]),
};

pub(crate) static STELLAR_VALUE_TYPE: Definition = Definition {
    name: "StellarValueType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "STELLAR_VALUE_BASIC", value: 0 },
        Member { name: "STELLAR_VALUE_SIGNED", value: 1 },
        Member { name: "STELLAR_VALUE_EMPTY_TX_SET", value: 2 },
        Member { name: "STELLAR_VALUE_SIGNED_MS", value: 3 },
        Member { name: "STELLAR_VALUE_EMPTY_TX_SET_MS", value: 4 },
    ]),
};

pub(crate) static TTL_ENTRY: Definition = Definition {
    name: "TTLEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "keyHash", of: Type::Defined(&HASH) },
        Field { name: "liveUntilLedgerSeq", of: Type::U32 },
    ]),
};

pub(crate) static THRESHOLDS: Definition = Definition {
    name: "Thresholds",
    landmark: None,
    shape: Shape::Typedef(Type::Opaque(4)),
};

pub(crate) static TIME_BOUNDS: Definition = Definition {
    name: "TimeBounds",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "minTime", of: Type::Defined(&TIME_POINT) },
        Field { name: "maxTime", of: Type::Defined(&TIME_POINT) },
    ]),
};

pub(crate) static TIME_POINT: Definition = Definition {
    name: "TimePoint",
    landmark: None,
    shape: Shape::Typedef(Type::U64),
};

pub(crate) static TIME_POINT_MS: Definition = Definition {
    name: "TimePointMs",
    landmark: None,
    shape: Shape::Typedef(Type::U64),
};

pub(crate) static TRANSACTION: Definition = Definition {
    name: "Transaction",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sourceAccount", of: Type::Defined(&MUXED_ACCOUNT) },
        Field { name: "fee", of: Type::U32 },
        Field { name: "seqNum", of: Type::Defined(&SEQUENCE_NUMBER) },
        Field { name: "cond", of: Type::Defined(&PRECONDITIONS) },
        Field { name: "memo", of: Type::Defined(&MEMO) },
        Field { name: "operations", of: Type::List(&Type::Defined(&OPERATION), 100) },
        Field { name: "ext", of: Type::Defined(&TRANSACTION_EXT) },
    ]),
};

pub(crate) static TRANSACTION_ENVELOPE: Definition = Definition {
    name: "TransactionEnvelope",
    landmark: Some(Landmark::TransactionEnvelope),
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&ENVELOPE_TYPE),
        arms: &[
            Arm { cases: &[0], name: "v0", of: Some(Type::Defined(&TRANSACTION_V0_ENVELOPE)) },
            Arm { cases: &[2], name: "v1", of: Some(Type::Defined(&TRANSACTION_V1_ENVELOPE)) },
            Arm { cases: &[5], name: "feeBump", of: Some(Type::Defined(&FEE_BUMP_TRANSACTION_ENVELOPE)) },
        ],
    },
};

pub(crate) static TRANSACTION_EVENT: Definition = Definition {
    name: "TransactionEvent",
    landmark: Some(Landmark::TransactionEvent),
    shape: Shape::Struct(&[
        Field { name: "stage", of: Type::Defined(&TRANSACTION_EVENT_STAGE) },
        Field { name: "event", of: Type::Defined(&CONTRACT_EVENT) },
    ]),
};

pub(crate) static TRANSACTION_EVENT_STAGE: Definition = Definition {
    name: "TransactionEventStage",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "TRANSACTION_EVENT_STAGE_BEFORE_ALL_TXS", value: 0 },
        Member { name: "TRANSACTION_EVENT_STAGE_AFTER_TX", value: 1 },
        Member { name: "TRANSACTION_EVENT_STAGE_AFTER_ALL_TXS", value: 2 },
    ]),
};

pub(crate) static TRANSACTION_EXT: Definition = Definition {
    name: "TransactionExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "sorobanData", of: Some(Type::Defined(&SOROBAN_TRANSACTION_DATA)) },
        ],
    },
};

pub(crate) static TRANSACTION_META: Definition = Definition {
    name: "TransactionMeta",
    landmark: Some(Landmark::TransactionMeta),
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "operations", of: Some(Type::List(&Type::Defined(&OPERATION_META), u32::MAX)) },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&TRANSACTION_META_V1)) },
            Arm { cases: &[2], name: "v2", of: Some(Type::Defined(&TRANSACTION_META_V2)) },
            Arm { cases: &[3], name: "v3", of: Some(Type::Defined(&TRANSACTION_META_V3)) },
            Arm { cases: &[4], name: "v4", of: Some(Type::Defined(&TRANSACTION_META_V4)) },
        ],
    },
};

pub(crate) static TRANSACTION_META_V1: Definition = Definition {
    name: "TransactionMetaV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txChanges", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "operations", of: Type::List(&Type::Defined(&OPERATION_META), u32::MAX) },
    ]),
};

pub(crate) static TRANSACTION_META_V2: Definition = Definition {
    name: "TransactionMetaV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "txChangesBefore", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "operations", of: Type::List(&Type::Defined(&OPERATION_META), u32::MAX) },
        Field { name: "txChangesAfter", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
    ]),
};

pub(crate) static TRANSACTION_META_V3: Definition = Definition {
    name: "TransactionMetaV3",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "txChangesBefore", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "operations", of: Type::List(&Type::Defined(&OPERATION_META), u32::MAX) },
        Field { name: "txChangesAfter", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "sorobanMeta", of: Type::Optional(&Type::Defined(&SOROBAN_TRANSACTION_META)) },
    ]),
};

pub(crate) static TRANSACTION_META_V4: Definition = Definition {
    name: "TransactionMetaV4",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "txChangesBefore", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "operations", of: Type::List(&Type::Defined(&OPERATION_META_V2), u32::MAX) },
        Field { name: "txChangesAfter", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "sorobanMeta", of: Type::Optional(&Type::Defined(&SOROBAN_TRANSACTION_META_V2)) },
        Field { name: "events", of: Type::List(&Type::Defined(&TRANSACTION_EVENT), u32::MAX) },
        Field { name: "diagnosticEvents", of: Type::List(&Type::Defined(&DIAGNOSTIC_EVENT), u32::MAX) },
    ]),
};

pub(crate) static TRANSACTION_PHASE: Definition = Definition {
    name: "TransactionPhase",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "v0Components", of: Some(Type::List(&Type::Defined(&TX_SET_COMPONENT), u32::MAX)) },
            Arm { cases: &[1], name: "parallelTxsComponent", of: Some(Type::Defined(&PARALLEL_TXS_COMPONENT)) },
        ],
    },
};

pub(crate) static TRANSACTION_RESULT: Definition = Definition {
    name: "TransactionResult",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "feeCharged", of: Type::I64 },
        Field { name: "result", of: Type::Defined(&TRANSACTION_RESULT_RESULT) },
        Field { name: "ext", of: Type::Defined(&TRANSACTION_RESULT_EXT) },
    ]),
};

pub(crate) static TRANSACTION_RESULT_CODE: Definition = Definition {
    name: "TransactionResultCode",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "txFEE_BUMP_INNER_SUCCESS", value: 1 },
        Member { name: "txSUCCESS", value: 0 },
        Member { name: "txFAILED", value: -1 },
        Member { name: "txTOO_EARLY", value: -2 },
        Member { name: "txTOO_LATE", value: -3 },
        Member { name: "txMISSING_OPERATION", value: -4 },
        Member { name: "txBAD_SEQ", value: -5 },
        Member { name: "txBAD_AUTH", value: -6 },
        Member { name: "txINSUFFICIENT_BALANCE", value: -7 },
        Member { name: "txNO_ACCOUNT", value: -8 },
        Member { name: "txINSUFFICIENT_FEE", value: -9 },
        Member { name: "txBAD_AUTH_EXTRA", value: -10 },
        Member { name: "txINTERNAL_ERROR", value: -11 },
        Member { name: "txNOT_SUPPORTED", value: -12 },
        Member { name: "txFEE_BUMP_INNER_FAILED", value: -13 },
        Member { name: "txBAD_SPONSORSHIP", value: -14 },
        Member { name: "txBAD_MIN_SEQ_AGE_OR_GAP", value: -15 },
        Member { name: "txMALFORMED", value: -16 },
        Member { name: "txSOROBAN_INVALID", value: -17 },
        Member { name: "txFROZEN_KEY_ACCESSED", value: -18 },
    ]),
};

pub(crate) static TRANSACTION_RESULT_EXT: Definition = Definition {
    name: "TransactionResultExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static TRANSACTION_RESULT_META: Definition = Definition {
    name: "TransactionResultMeta",
    landmark: Some(Landmark::TransactionResultMeta),
    shape: Shape::Struct(&[
        Field { name: "result", of: Type::Defined(&TRANSACTION_RESULT_PAIR) },
        Field { name: "feeProcessing", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "txApplyProcessing", of: Type::Defined(&TRANSACTION_META) },
    ]),
};

pub(crate) static TRANSACTION_RESULT_META_V1: Definition = Definition {
    name: "TransactionResultMetaV1",
    landmark: Some(Landmark::TransactionResultMetaV1),
    shape: Shape::Struct(&[
        Field { name: "ext", of: Type::Defined(&EXTENSION_POINT) },
        Field { name: "result", of: Type::Defined(&TRANSACTION_RESULT_PAIR) },
        Field { name: "feeProcessing", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
        Field { name: "txApplyProcessing", of: Type::Defined(&TRANSACTION_META) },
        Field { name: "postTxApplyFeeProcessing", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
    ]),
};

pub(crate) static TRANSACTION_RESULT_PAIR: Definition = Definition {
    name: "TransactionResultPair",
    landmark: Some(Landmark::TransactionResultPair),
    shape: Shape::Struct(&[
        Field { name: "transactionHash", of: Type::Defined(&HASH) },
        Field { name: "result", of: Type::Defined(&TRANSACTION_RESULT) },
    ]),
};

pub(crate) static TRANSACTION_RESULT_RESULT: Definition = Definition {
    name: "TransactionResultResult",
    landmark: None,
    shape: Shape::Union {
        discriminant: "code",
        of: Some(&TRANSACTION_RESULT_CODE),
        arms: &[
            Arm { cases: &[1, -13], name: "innerResultPair", of: Some(Type::Defined(&INNER_TRANSACTION_RESULT_PAIR)) },
            Arm { cases: &[0, -1], name: "results", of: Some(Type::List(&Type::Defined(&OPERATION_RESULT), u32::MAX)) },
            Arm { cases: &[-2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -14, -15, -16, -17, -18], name: "", of: None },
        ],
    },
};

pub(crate) static TRANSACTION_SET: Definition = Definition {
    name: "TransactionSet",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "previousLedgerHash", of: Type::Defined(&HASH) },
        Field { name: "txs", of: Type::List(&Type::Defined(&TRANSACTION_ENVELOPE), u32::MAX) },
    ]),
};

pub(crate) static TRANSACTION_SET_V1: Definition = Definition {
    name: "TransactionSetV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "previousLedgerHash", of: Type::Defined(&HASH) },
        Field { name: "phases", of: Type::List(&Type::Defined(&TRANSACTION_PHASE), u32::MAX) },
    ]),
};

pub(crate) static TRANSACTION_V0: Definition = Definition {
    name: "TransactionV0",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "sourceAccountEd25519", of: Type::Defined(&UINT256) },
        Field { name: "fee", of: Type::U32 },
        Field { name: "seqNum", of: Type::Defined(&SEQUENCE_NUMBER) },
        Field { name: "timeBounds", of: Type::Optional(&Type::Defined(&TIME_BOUNDS)) },
        Field { name: "memo", of: Type::Defined(&MEMO) },
        Field { name: "operations", of: Type::List(&Type::Defined(&OPERATION), 100) },
        Field { name: "ext", of: Type::Defined(&TRANSACTION_V0_EXT) },
    ]),
};

pub(crate) static TRANSACTION_V0_ENVELOPE: Definition = Definition {
    name: "TransactionV0Envelope",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "tx", of: Type::Defined(&TRANSACTION_V0) },
        Field { name: "signatures", of: Type::List(&Type::Defined(&DECORATED_SIGNATURE), 20) },
    ]),
};

pub(crate) static TRANSACTION_V0_EXT: Definition = Definition {
    name: "TransactionV0Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static TRANSACTION_V1_ENVELOPE: Definition = Definition {
    name: "TransactionV1Envelope",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "tx", of: Type::Defined(&TRANSACTION) },
        Field { name: "signatures", of: Type::List(&Type::Defined(&DECORATED_SIGNATURE), 20) },
    ]),
};

pub(crate) static TRUST_LINE_ASSET: Definition = Definition {
    name: "TrustLineAsset",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&ASSET_TYPE),
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "alphaNum4", of: Some(Type::Defined(&ALPHA_NUM4)) },
            Arm { cases: &[2], name: "alphaNum12", of: Some(Type::Defined(&ALPHA_NUM12)) },
            Arm { cases: &[3], name: "liquidityPoolID", of: Some(Type::Defined(&POOL_ID)) },
        ],
    },
};

pub(crate) static TRUST_LINE_ENTRY: Definition = Definition {
    name: "TrustLineEntry",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "accountID", of: Type::Defined(&ACCOUNT_ID) },
        Field { name: "asset", of: Type::Defined(&TRUST_LINE_ASSET) },
        Field { name: "balance", of: Type::I64 },
        Field { name: "limit", of: Type::I64 },
        Field { name: "flags", of: Type::U32 },
        Field { name: "ext", of: Type::Defined(&TRUST_LINE_ENTRY_EXT) },
    ]),
};

pub(crate) static TRUST_LINE_ENTRY_EXT: Definition = Definition {
    name: "TrustLineEntryExt",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[1], name: "v1", of: Some(Type::Defined(&TRUST_LINE_ENTRY_V1)) },
        ],
    },
};

pub(crate) static TRUST_LINE_ENTRY_EXTENSION_V2: Definition = Definition {
    name: "TrustLineEntryExtensionV2",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liquidityPoolUseCount", of: Type::I32 },
        Field { name: "ext", of: Type::Defined(&TRUST_LINE_ENTRY_EXTENSION_V2_EXT) },
    ]),
};

pub(crate) static TRUST_LINE_ENTRY_EXTENSION_V2_EXT: Definition = Definition {
    name: "TrustLineEntryExtensionV2Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
        ],
    },
};

pub(crate) static TRUST_LINE_ENTRY_V1: Definition = Definition {
    name: "TrustLineEntryV1",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "liabilities", of: Type::Defined(&LIABILITIES) },
        Field { name: "ext", of: Type::Defined(&TRUST_LINE_ENTRY_V1_EXT) },
    ]),
};

pub(crate) static TRUST_LINE_ENTRY_V1_EXT: Definition = Definition {
    name: "TrustLineEntryV1Ext",
    landmark: None,
    shape: Shape::Union {
        discriminant: "v",
        of: None,
        arms: &[
            Arm { cases: &[0], name: "", of: None },
            Arm { cases: &[2], name: "v2", of: Some(Type::Defined(&TRUST_LINE_ENTRY_EXTENSION_V2)) },
        ],
    },
};

pub(crate) static TX_SET_COMPONENT: Definition = Definition {
    name: "TxSetComponent",
    landmark: None,
    shape: Shape::Union {
        discriminant: "type",
        of: Some(&TX_SET_COMPONENT_TYPE),
        arms: &[
            Arm { cases: &[0], name: "txsMaybeDiscountedFee", of: Some(Type::Defined(&TX_SET_COMPONENT_TXS_MAYBE_DISCOUNTED_FEE)) },
        ],
    },
};

pub(crate) static TX_SET_COMPONENT_TXS_MAYBE_DISCOUNTED_FEE: Definition = Definition {
    name: "TxSetComponentTxsMaybeDiscountedFee",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "baseFee", of: Type::Optional(&Type::I64) },
        Field { name: "txs", of: Type::List(&Type::Defined(&TRANSACTION_ENVELOPE), u32::MAX) },
    ]),
};

pub(crate) static TX_SET_COMPONENT_TYPE: Definition = Definition {
    name: "TxSetComponentType",
    landmark: None,
    shape: Shape::Enum(&[
        Member { name: "TXSET_COMP_TXS_MAYBE_DISCOUNTED_FEE", value: 0 },
    ]),
};

pub(crate) static U_INT128_PARTS: Definition = Definition {
    name: "UInt128Parts",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hi", of: Type::U64 },
        Field { name: "lo", of: Type::U64 },
    ]),
};

pub(crate) static U_INT256_PARTS: Definition = Definition {
    name: "UInt256Parts",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "hi_hi", of: Type::U64 },
        Field { name: "hi_lo", of: Type::U64 },
        Field { name: "lo_hi", of: Type::U64 },
        Field { name: "lo_lo", of: Type::U64 },
    ]),
};

pub(crate) static UPGRADE_ENTRY_META: Definition = Definition {
    name: "UpgradeEntryMeta",
    landmark: None,
    shape: Shape::Struct(&[
        Field { name: "upgrade", of: Type::Defined(&LEDGER_UPGRADE) },
        Field { name: "changes", of: Type::Defined(&LEDGER_ENTRY_CHANGES) },
    ]),
};

pub(crate) static UPGRADE_TYPE: Definition = Definition {
    name: "UpgradeType",
    landmark: None,
    shape: Shape::Typedef(Type::Bytes(128)),
};

pub(crate) static VALUE: Definition = Definition {
    name: "Value",
    landmark: None,
    shape: Shape::Typedef(Type::Bytes(u32::MAX)),
};

pub(crate) static STRING32: Definition = Definition {
    name: "string32",
    landmark: None,
    shape: Shape::Typedef(Type::Text(32)),
};

pub(crate) static STRING64: Definition = Definition {
    name: "string64",
    landmark: None,
    shape: Shape::Typedef(Type::Text(64)),
};

pub(crate) static UINT256: Definition = Definition {
    name: "uint256",
    landmark: None,
    shape: Shape::Typedef(Type::Opaque(32)),
};

pub(crate) static ALL: &[&Definition] = &[
    &ACCOUNT_ENTRY,
    &ACCOUNT_ENTRY_EXT,
    &ACCOUNT_ENTRY_EXTENSION_V1,
    &ACCOUNT_ENTRY_EXTENSION_V1_EXT,
    &ACCOUNT_ENTRY_EXTENSION_V2,
    &ACCOUNT_ENTRY_EXTENSION_V2_EXT,
    &ACCOUNT_ENTRY_EXTENSION_V3,
    &ACCOUNT_ID,
    &ACCOUNT_MERGE_RESULT,
    &ACCOUNT_MERGE_RESULT_CODE,
    &ALLOW_TRUST_OP,
    &ALLOW_TRUST_RESULT,
    &ALLOW_TRUST_RESULT_CODE,
    &ALPHA_NUM12,
    &ALPHA_NUM4,
    &ASSET,
    &ASSET_CODE,
    &ASSET_CODE12,
    &ASSET_CODE4,
    &ASSET_TYPE,
    &BEGIN_SPONSORING_FUTURE_RESERVES_OP,
    &BEGIN_SPONSORING_FUTURE_RESERVES_RESULT,
    &BEGIN_SPONSORING_FUTURE_RESERVES_RESULT_CODE,
    &BUMP_SEQUENCE_OP,
    &BUMP_SEQUENCE_RESULT,
    &BUMP_SEQUENCE_RESULT_CODE,
    &CHANGE_TRUST_ASSET,
    &CHANGE_TRUST_OP,
    &CHANGE_TRUST_RESULT,
    &CHANGE_TRUST_RESULT_CODE,
    &CLAIM_ATOM,
    &CLAIM_ATOM_TYPE,
    &CLAIM_CLAIMABLE_BALANCE_OP,
    &CLAIM_CLAIMABLE_BALANCE_RESULT,
    &CLAIM_CLAIMABLE_BALANCE_RESULT_CODE,
    &CLAIM_LIQUIDITY_ATOM,
    &CLAIM_OFFER_ATOM,
    &CLAIM_OFFER_ATOM_V0,
    &CLAIM_PREDICATE,
    &CLAIM_PREDICATE_TYPE,
    &CLAIMABLE_BALANCE_ENTRY,
    &CLAIMABLE_BALANCE_ENTRY_EXT,
    &CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1,
    &CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1_EXT,
    &CLAIMABLE_BALANCE_ID,
    &CLAIMABLE_BALANCE_ID_TYPE,
    &CLAIMANT,
    &CLAIMANT_TYPE,
    &CLAIMANT_V0,
    &CLAWBACK_CLAIMABLE_BALANCE_OP,
    &CLAWBACK_CLAIMABLE_BALANCE_RESULT,
    &CLAWBACK_CLAIMABLE_BALANCE_RESULT_CODE,
    &CLAWBACK_OP,
    &CLAWBACK_RESULT,
    &CLAWBACK_RESULT_CODE,
    &CONFIG_SETTING_CONTRACT_BANDWIDTH_V0,
    &CONFIG_SETTING_CONTRACT_COMPUTE_V0,
    &CONFIG_SETTING_CONTRACT_EVENTS_V0,
    &CONFIG_SETTING_CONTRACT_EXECUTION_LANES_V0,
    &CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0,
    &CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0,
    &CONFIG_SETTING_CONTRACT_LEDGER_COST_V0,
    &CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0,
    &CONFIG_SETTING_ENTRY,
    &CONFIG_SETTING_ID,
    &CONFIG_SETTING_SCP_TIMING,
    &CONFIG_UPGRADE_SET_KEY,
    &CONTRACT_CODE_COST_INPUTS,
    &CONTRACT_CODE_ENTRY,
    &CONTRACT_CODE_ENTRY_EXT,
    &CONTRACT_CODE_ENTRY_V1,
    &CONTRACT_COST_PARAM_ENTRY,
    &CONTRACT_COST_PARAMS,
    &CONTRACT_DATA_DURABILITY,
    &CONTRACT_DATA_ENTRY,
    &CONTRACT_EVENT,
    &CONTRACT_EVENT_BODY,
    &CONTRACT_EVENT_TYPE,
    &CONTRACT_EVENT_V0,
    &CONTRACT_EXECUTABLE,
    &CONTRACT_EXECUTABLE_EXTERNAL_REF,
    &CONTRACT_EXECUTABLE_TYPE,
    &CONTRACT_ID,
    &CONTRACT_ID_PREIMAGE,
    &CONTRACT_ID_PREIMAGE_FROM_ADDRESS,
    &CONTRACT_ID_PREIMAGE_TYPE,
    &CREATE_ACCOUNT_OP,
    &CREATE_ACCOUNT_RESULT,
    &CREATE_ACCOUNT_RESULT_CODE,
    &CREATE_CLAIMABLE_BALANCE_OP,
    &CREATE_CLAIMABLE_BALANCE_RESULT,
    &CREATE_CLAIMABLE_BALANCE_RESULT_CODE,
    &CREATE_CONTRACT_ARGS,
    &CREATE_CONTRACT_ARGS_V2,
    &CREATE_PASSIVE_SELL_OFFER_OP,
    &CRYPTO_KEY_TYPE,
    &DATA_ENTRY,
    &DATA_ENTRY_EXT,
    &DATA_VALUE,
    &DECORATED_SIGNATURE,
    &DEPENDENT_TX_CLUSTER,
    &DIAGNOSTIC_EVENT,
    &DURATION,
    &ENCODED_LEDGER_KEY,
    &END_SPONSORING_FUTURE_RESERVES_RESULT,
    &END_SPONSORING_FUTURE_RESERVES_RESULT_CODE,
    &ENVELOPE_TYPE,
    &EVICTION_ITERATOR,
    &EXTEND_FOOTPRINT_TTL_OP,
    &EXTEND_FOOTPRINT_TTL_RESULT,
    &EXTEND_FOOTPRINT_TTL_RESULT_CODE,
    &EXTENSION_POINT,
    &FEE_BUMP_TRANSACTION,
    &FEE_BUMP_TRANSACTION_ENVELOPE,
    &FEE_BUMP_TRANSACTION_EXT,
    &FEE_BUMP_TRANSACTION_INNER_TX,
    &FREEZE_BYPASS_TXS,
    &FREEZE_BYPASS_TXS_DELTA,
    &FROZEN_LEDGER_KEYS,
    &FROZEN_LEDGER_KEYS_DELTA,
    &GENERALIZED_TRANSACTION_SET,
    &HASH,
    &HOST_FUNCTION,
    &HOST_FUNCTION_TYPE,
    &INFLATION_PAYOUT,
    &INFLATION_RESULT,
    &INFLATION_RESULT_CODE,
    &INNER_TRANSACTION_RESULT,
    &INNER_TRANSACTION_RESULT_EXT,
    &INNER_TRANSACTION_RESULT_PAIR,
    &INNER_TRANSACTION_RESULT_RESULT,
    &INT128_PARTS,
    &INT256_PARTS,
    &INVOKE_CONTRACT_ARGS,
    &INVOKE_HOST_FUNCTION_OP,
    &INVOKE_HOST_FUNCTION_RESULT,
    &INVOKE_HOST_FUNCTION_RESULT_CODE,
    &LEDGER_BOUNDS,
    &LEDGER_CLOSE_META,
    &LEDGER_CLOSE_META_BATCH,
    &LEDGER_CLOSE_META_EXT,
    &LEDGER_CLOSE_META_EXT_V1,
    &LEDGER_CLOSE_META_V0,
    &LEDGER_CLOSE_META_V1,
    &LEDGER_CLOSE_META_V2,
    &LEDGER_CLOSE_VALUE_SIGNATURE,
    &LEDGER_ENTRY,
    &LEDGER_ENTRY_CHANGE,
    &LEDGER_ENTRY_CHANGE_TYPE,
    &LEDGER_ENTRY_CHANGES,
    &LEDGER_ENTRY_DATA,
    &LEDGER_ENTRY_EXT,
    &LEDGER_ENTRY_EXTENSION_V1,
    &LEDGER_ENTRY_EXTENSION_V1_EXT,
    &LEDGER_ENTRY_TYPE,
    &LEDGER_FOOTPRINT,
    &LEDGER_HEADER,
    &LEDGER_HEADER_EXT,
    &LEDGER_HEADER_EXTENSION_V1,
    &LEDGER_HEADER_EXTENSION_V1_EXT,
    &LEDGER_HEADER_HISTORY_ENTRY,
    &LEDGER_HEADER_HISTORY_ENTRY_EXT,
    &LEDGER_KEY,
    &LEDGER_KEY_ACCOUNT,
    &LEDGER_KEY_CLAIMABLE_BALANCE,
    &LEDGER_KEY_CONFIG_SETTING,
    &LEDGER_KEY_CONTRACT_CODE,
    &LEDGER_KEY_CONTRACT_DATA,
    &LEDGER_KEY_DATA,
    &LEDGER_KEY_LIQUIDITY_POOL,
    &LEDGER_KEY_OFFER,
    &LEDGER_KEY_TRUST_LINE,
    &LEDGER_KEY_TTL,
    &LEDGER_SCP_MESSAGES,
    &LEDGER_UPGRADE,
    &LEDGER_UPGRADE_TYPE,
    &LIABILITIES,
    &LIQUIDITY_POOL_CONSTANT_PRODUCT_PARAMETERS,
    &LIQUIDITY_POOL_DEPOSIT_OP,
    &LIQUIDITY_POOL_DEPOSIT_RESULT,
    &LIQUIDITY_POOL_DEPOSIT_RESULT_CODE,
    &LIQUIDITY_POOL_ENTRY,
    &LIQUIDITY_POOL_ENTRY_BODY,
    &LIQUIDITY_POOL_ENTRY_CONSTANT_PRODUCT,
    &LIQUIDITY_POOL_PARAMETERS,
    &LIQUIDITY_POOL_TYPE,
    &LIQUIDITY_POOL_WITHDRAW_OP,
    &LIQUIDITY_POOL_WITHDRAW_RESULT,
    &LIQUIDITY_POOL_WITHDRAW_RESULT_CODE,
    &MANAGE_BUY_OFFER_OP,
    &MANAGE_BUY_OFFER_RESULT,
    &MANAGE_BUY_OFFER_RESULT_CODE,
    &MANAGE_DATA_OP,
    &MANAGE_DATA_RESULT,
    &MANAGE_DATA_RESULT_CODE,
    &MANAGE_OFFER_EFFECT,
    &MANAGE_OFFER_SUCCESS_RESULT,
    &MANAGE_OFFER_SUCCESS_RESULT_OFFER,
    &MANAGE_SELL_OFFER_OP,
    &MANAGE_SELL_OFFER_RESULT,
    &MANAGE_SELL_OFFER_RESULT_CODE,
    &MEMO,
    &MEMO_TYPE,
    &MUXED_ACCOUNT,
    &MUXED_ACCOUNT_MED25519,
    &MUXED_CONTRACT,
    &MUXED_ED25519_ACCOUNT,
    &NODE_ID,
    &OFFER_ENTRY,
    &OFFER_ENTRY_EXT,
    &OPERATION,
    &OPERATION_BODY,
    &OPERATION_META,
    &OPERATION_META_V2,
    &OPERATION_RESULT,
    &OPERATION_RESULT_CODE,
    &OPERATION_RESULT_TR,
    &OPERATION_TYPE,
    &PARALLEL_TX_EXECUTION_STAGE,
    &PARALLEL_TXS_COMPONENT,
    &PATH_PAYMENT_STRICT_RECEIVE_OP,
    &PATH_PAYMENT_STRICT_RECEIVE_RESULT,
    &PATH_PAYMENT_STRICT_RECEIVE_RESULT_CODE,
    &PATH_PAYMENT_STRICT_RECEIVE_RESULT_SUCCESS,
    &PATH_PAYMENT_STRICT_SEND_OP,
    &PATH_PAYMENT_STRICT_SEND_RESULT,
    &PATH_PAYMENT_STRICT_SEND_RESULT_CODE,
    &PATH_PAYMENT_STRICT_SEND_RESULT_SUCCESS,
    &PAYMENT_OP,
    &PAYMENT_RESULT,
    &PAYMENT_RESULT_CODE,
    &POOL_ID,
    &PRECONDITION_TYPE,
    &PRECONDITIONS,
    &PRECONDITIONS_V2,
    &PRICE,
    &PUBLIC_KEY,
    &PUBLIC_KEY_TYPE,
    &RESTORE_FOOTPRINT_OP,
    &RESTORE_FOOTPRINT_RESULT,
    &RESTORE_FOOTPRINT_RESULT_CODE,
    &REVOKE_SPONSORSHIP_OP,
    &REVOKE_SPONSORSHIP_OP_SIGNER,
    &REVOKE_SPONSORSHIP_RESULT,
    &REVOKE_SPONSORSHIP_RESULT_CODE,
    &REVOKE_SPONSORSHIP_TYPE,
    &SC_ADDRESS,
    &SC_ADDRESS_TYPE,
    &SC_BYTES,
    &SC_CONTRACT_INSTANCE,
    &SC_ERROR,
    &SC_ERROR_CODE,
    &SC_ERROR_TYPE,
    &SC_MAP,
    &SC_MAP_ENTRY,
    &SC_NONCE_KEY,
    &SCP_BALLOT,
    &SCP_ENVELOPE,
    &SCP_HISTORY_ENTRY,
    &SCP_HISTORY_ENTRY_V0,
    &SCP_NOMINATION,
    &SCP_QUORUM_SET,
    &SCP_STATEMENT,
    &SCP_STATEMENT_CONFIRM,
    &SCP_STATEMENT_EXTERNALIZE,
    &SCP_STATEMENT_PLEDGES,
    &SCP_STATEMENT_PREPARE,
    &SCP_STATEMENT_TYPE,
    &SC_STRING,
    &SC_SYMBOL,
    &SC_VAL,
    &SC_VAL_TYPE,
    &SC_VEC,
    &SEQUENCE_NUMBER,
    &SET_OPTIONS_OP,
    &SET_OPTIONS_RESULT,
    &SET_OPTIONS_RESULT_CODE,
    &SET_TRUST_LINE_FLAGS_OP,
    &SET_TRUST_LINE_FLAGS_RESULT,
    &SET_TRUST_LINE_FLAGS_RESULT_CODE,
    &SIGNATURE,
    &SIGNATURE_HINT,
    &SIGNER,
    &SIGNER_KEY,
    &SIGNER_KEY_ED25519_SIGNED_PAYLOAD,
    &SIGNER_KEY_TYPE,
    &SIMPLE_PAYMENT_RESULT,
    &SOROBAN_ADDRESS_CREDENTIALS,
    &SOROBAN_ADDRESS_CREDENTIALS_WITH_DELEGATES,
    &SOROBAN_AUTHORIZATION_ENTRY,
    &SOROBAN_AUTHORIZED_FUNCTION,
    &SOROBAN_AUTHORIZED_FUNCTION_TYPE,
    &SOROBAN_AUTHORIZED_INVOCATION,
    &SOROBAN_CREDENTIALS,
    &SOROBAN_CREDENTIALS_TYPE,
    &SOROBAN_DELEGATE_SIGNATURE,
    &SOROBAN_RESOURCES,
    &SOROBAN_RESOURCES_EXT_V0,
    &SOROBAN_TRANSACTION_DATA,
    &SOROBAN_TRANSACTION_DATA_EXT,
    &SOROBAN_TRANSACTION_META,
    &SOROBAN_TRANSACTION_META_EXT,
    &SOROBAN_TRANSACTION_META_EXT_V1,
    &SOROBAN_TRANSACTION_META_V2,
    &SPONSORSHIP_DESCRIPTOR,
    &STATE_ARCHIVAL_SETTINGS,
    &STELLAR_VALUE,
    &STELLAR_VALUE_EXT,
    &STELLAR_VALUE_PROPOSED_MS_VALUE,
    &STELLAR_VALUE_PROPOSED_VALUE,
    &STELLAR_VALUE_SIGNED_MS_VALUE,
    &STELLAR_VALUE_TYPE,
    &TTL_ENTRY,
    &THRESHOLDS,
    &TIME_BOUNDS,
    &TIME_POINT,
    &TIME_POINT_MS,
    &TRANSACTION,
    &TRANSACTION_ENVELOPE,
    &TRANSACTION_EVENT,
    &TRANSACTION_EVENT_STAGE,
    &TRANSACTION_EXT,
    &TRANSACTION_META,
    &TRANSACTION_META_V1,
    &TRANSACTION_META_V2,
    &TRANSACTION_META_V3,
    &TRANSACTION_META_V4,
    &TRANSACTION_PHASE,
    &TRANSACTION_RESULT,
    &TRANSACTION_RESULT_CODE,
    &TRANSACTION_RESULT_EXT,
    &TRANSACTION_RESULT_META,
    &TRANSACTION_RESULT_META_V1,
    &TRANSACTION_RESULT_PAIR,
    &TRANSACTION_RESULT_RESULT,
    &TRANSACTION_SET,
    &TRANSACTION_SET_V1,
    &TRANSACTION_V0,
    &TRANSACTION_V0_ENVELOPE,
    &TRANSACTION_V0_EXT,
    &TRANSACTION_V1_ENVELOPE,
    &TRUST_LINE_ASSET,
    &TRUST_LINE_ENTRY,
    &TRUST_LINE_ENTRY_EXT,
    &TRUST_LINE_ENTRY_EXTENSION_V2,
    &TRUST_LINE_ENTRY_EXTENSION_V2_EXT,
    &TRUST_LINE_ENTRY_V1,
    &TRUST_LINE_ENTRY_V1_EXT,
    &TX_SET_COMPONENT,
    &TX_SET_COMPONENT_TXS_MAYBE_DISCOUNTED_FEE,
    &TX_SET_COMPONENT_TYPE,
    &U_INT128_PARTS,
    &U_INT256_PARTS,
    &UPGRADE_ENTRY_META,
    &UPGRADE_TYPE,
    &VALUE,
    &STRING32,
    &STRING64,
    &UINT256,
];
