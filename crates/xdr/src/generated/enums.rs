//! Enumerations.
//!
//! Generated from the XDR definitions of stellar-xdr 30.0.0 by `UPDATE=1 cargo test -p cdpctl-xdr-generator`.
//! Never edited.

use crate::view::enumeration;

enumeration! {
    /// `AccountMergeResultCode`.
    AccountMergeResultCode {
        /// `ACCOUNT_MERGE_SUCCESS`
        Success = 0, "ACCOUNT_MERGE_SUCCESS";
        /// `ACCOUNT_MERGE_MALFORMED`
        Malformed = -1, "ACCOUNT_MERGE_MALFORMED";
        /// `ACCOUNT_MERGE_NO_ACCOUNT`
        NoAccount = -2, "ACCOUNT_MERGE_NO_ACCOUNT";
        /// `ACCOUNT_MERGE_IMMUTABLE_SET`
        ImmutableSet = -3, "ACCOUNT_MERGE_IMMUTABLE_SET";
        /// `ACCOUNT_MERGE_HAS_SUB_ENTRIES`
        HasSubEntries = -4, "ACCOUNT_MERGE_HAS_SUB_ENTRIES";
        /// `ACCOUNT_MERGE_SEQNUM_TOO_FAR`
        SeqnumTooFar = -5, "ACCOUNT_MERGE_SEQNUM_TOO_FAR";
        /// `ACCOUNT_MERGE_DEST_FULL`
        DestFull = -6, "ACCOUNT_MERGE_DEST_FULL";
        /// `ACCOUNT_MERGE_IS_SPONSOR`
        IsSponsor = -7, "ACCOUNT_MERGE_IS_SPONSOR";
    }
}

enumeration! {
    /// `AllowTrustResultCode`.
    AllowTrustResultCode {
        /// `ALLOW_TRUST_SUCCESS`
        Success = 0, "ALLOW_TRUST_SUCCESS";
        /// `ALLOW_TRUST_MALFORMED`
        Malformed = -1, "ALLOW_TRUST_MALFORMED";
        /// `ALLOW_TRUST_NO_TRUST_LINE`
        NoTrustLine = -2, "ALLOW_TRUST_NO_TRUST_LINE";
        /// `ALLOW_TRUST_TRUST_NOT_REQUIRED`
        TrustNotRequired = -3, "ALLOW_TRUST_TRUST_NOT_REQUIRED";
        /// `ALLOW_TRUST_CANT_REVOKE`
        CantRevoke = -4, "ALLOW_TRUST_CANT_REVOKE";
        /// `ALLOW_TRUST_SELF_NOT_ALLOWED`
        SelfNotAllowed = -5, "ALLOW_TRUST_SELF_NOT_ALLOWED";
        /// `ALLOW_TRUST_LOW_RESERVE`
        LowReserve = -6, "ALLOW_TRUST_LOW_RESERVE";
    }
}

enumeration! {
    /// `AssetType`.
    AssetType {
        /// `ASSET_TYPE_NATIVE`
        Native = 0, "ASSET_TYPE_NATIVE";
        /// `ASSET_TYPE_CREDIT_ALPHANUM4`
        CreditAlphanum4 = 1, "ASSET_TYPE_CREDIT_ALPHANUM4";
        /// `ASSET_TYPE_CREDIT_ALPHANUM12`
        CreditAlphanum12 = 2, "ASSET_TYPE_CREDIT_ALPHANUM12";
        /// `ASSET_TYPE_POOL_SHARE`
        PoolShare = 3, "ASSET_TYPE_POOL_SHARE";
    }
}

enumeration! {
    /// `BeginSponsoringFutureReservesResultCode`.
    BeginSponsoringFutureReservesResultCode {
        /// `BEGIN_SPONSORING_FUTURE_RESERVES_SUCCESS`
        Success = 0, "BEGIN_SPONSORING_FUTURE_RESERVES_SUCCESS";
        /// `BEGIN_SPONSORING_FUTURE_RESERVES_MALFORMED`
        Malformed = -1, "BEGIN_SPONSORING_FUTURE_RESERVES_MALFORMED";
        /// `BEGIN_SPONSORING_FUTURE_RESERVES_ALREADY_SPONSORED`
        AlreadySponsored = -2, "BEGIN_SPONSORING_FUTURE_RESERVES_ALREADY_SPONSORED";
        /// `BEGIN_SPONSORING_FUTURE_RESERVES_RECURSIVE`
        Recursive = -3, "BEGIN_SPONSORING_FUTURE_RESERVES_RECURSIVE";
    }
}

enumeration! {
    /// `BumpSequenceResultCode`.
    BumpSequenceResultCode {
        /// `BUMP_SEQUENCE_SUCCESS`
        Success = 0, "BUMP_SEQUENCE_SUCCESS";
        /// `BUMP_SEQUENCE_BAD_SEQ`
        BadSeq = -1, "BUMP_SEQUENCE_BAD_SEQ";
    }
}

enumeration! {
    /// `ChangeTrustResultCode`.
    ChangeTrustResultCode {
        /// `CHANGE_TRUST_SUCCESS`
        Success = 0, "CHANGE_TRUST_SUCCESS";
        /// `CHANGE_TRUST_MALFORMED`
        Malformed = -1, "CHANGE_TRUST_MALFORMED";
        /// `CHANGE_TRUST_NO_ISSUER`
        NoIssuer = -2, "CHANGE_TRUST_NO_ISSUER";
        /// `CHANGE_TRUST_INVALID_LIMIT`
        InvalidLimit = -3, "CHANGE_TRUST_INVALID_LIMIT";
        /// `CHANGE_TRUST_LOW_RESERVE`
        LowReserve = -4, "CHANGE_TRUST_LOW_RESERVE";
        /// `CHANGE_TRUST_SELF_NOT_ALLOWED`
        SelfNotAllowed = -5, "CHANGE_TRUST_SELF_NOT_ALLOWED";
        /// `CHANGE_TRUST_TRUST_LINE_MISSING`
        TrustLineMissing = -6, "CHANGE_TRUST_TRUST_LINE_MISSING";
        /// `CHANGE_TRUST_CANNOT_DELETE`
        CannotDelete = -7, "CHANGE_TRUST_CANNOT_DELETE";
        /// `CHANGE_TRUST_NOT_AUTH_MAINTAIN_LIABILITIES`
        NotAuthMaintainLiabilities = -8, "CHANGE_TRUST_NOT_AUTH_MAINTAIN_LIABILITIES";
    }
}

enumeration! {
    /// `ClaimAtomType`.
    ClaimAtomType {
        /// `CLAIM_ATOM_TYPE_V0`
        V0 = 0, "CLAIM_ATOM_TYPE_V0";
        /// `CLAIM_ATOM_TYPE_ORDER_BOOK`
        OrderBook = 1, "CLAIM_ATOM_TYPE_ORDER_BOOK";
        /// `CLAIM_ATOM_TYPE_LIQUIDITY_POOL`
        LiquidityPool = 2, "CLAIM_ATOM_TYPE_LIQUIDITY_POOL";
    }
}

enumeration! {
    /// `ClaimClaimableBalanceResultCode`.
    ClaimClaimableBalanceResultCode {
        /// `CLAIM_CLAIMABLE_BALANCE_SUCCESS`
        Success = 0, "CLAIM_CLAIMABLE_BALANCE_SUCCESS";
        /// `CLAIM_CLAIMABLE_BALANCE_DOES_NOT_EXIST`
        DoesNotExist = -1, "CLAIM_CLAIMABLE_BALANCE_DOES_NOT_EXIST";
        /// `CLAIM_CLAIMABLE_BALANCE_CANNOT_CLAIM`
        CannotClaim = -2, "CLAIM_CLAIMABLE_BALANCE_CANNOT_CLAIM";
        /// `CLAIM_CLAIMABLE_BALANCE_LINE_FULL`
        LineFull = -3, "CLAIM_CLAIMABLE_BALANCE_LINE_FULL";
        /// `CLAIM_CLAIMABLE_BALANCE_NO_TRUST`
        NoTrust = -4, "CLAIM_CLAIMABLE_BALANCE_NO_TRUST";
        /// `CLAIM_CLAIMABLE_BALANCE_NOT_AUTHORIZED`
        NotAuthorized = -5, "CLAIM_CLAIMABLE_BALANCE_NOT_AUTHORIZED";
        /// `CLAIM_CLAIMABLE_BALANCE_TRUSTLINE_FROZEN`
        TrustlineFrozen = -6, "CLAIM_CLAIMABLE_BALANCE_TRUSTLINE_FROZEN";
    }
}

enumeration! {
    /// `ClaimPredicateType`.
    ClaimPredicateType {
        /// `CLAIM_PREDICATE_UNCONDITIONAL`
        Unconditional = 0, "CLAIM_PREDICATE_UNCONDITIONAL";
        /// `CLAIM_PREDICATE_AND`
        And = 1, "CLAIM_PREDICATE_AND";
        /// `CLAIM_PREDICATE_OR`
        Or = 2, "CLAIM_PREDICATE_OR";
        /// `CLAIM_PREDICATE_NOT`
        Not = 3, "CLAIM_PREDICATE_NOT";
        /// `CLAIM_PREDICATE_BEFORE_ABSOLUTE_TIME`
        BeforeAbsoluteTime = 4, "CLAIM_PREDICATE_BEFORE_ABSOLUTE_TIME";
        /// `CLAIM_PREDICATE_BEFORE_RELATIVE_TIME`
        BeforeRelativeTime = 5, "CLAIM_PREDICATE_BEFORE_RELATIVE_TIME";
    }
}

enumeration! {
    /// `ClaimableBalanceIDType`.
    ClaimableBalanceIdType {
        /// `CLAIMABLE_BALANCE_ID_TYPE_V0`
        ClaimableBalanceIdTypeV0 = 0, "CLAIMABLE_BALANCE_ID_TYPE_V0";
    }
}

enumeration! {
    /// `ClaimantType`.
    ClaimantType {
        /// `CLAIMANT_TYPE_V0`
        ClaimantTypeV0 = 0, "CLAIMANT_TYPE_V0";
    }
}

enumeration! {
    /// `ClawbackClaimableBalanceResultCode`.
    ClawbackClaimableBalanceResultCode {
        /// `CLAWBACK_CLAIMABLE_BALANCE_SUCCESS`
        Success = 0, "CLAWBACK_CLAIMABLE_BALANCE_SUCCESS";
        /// `CLAWBACK_CLAIMABLE_BALANCE_DOES_NOT_EXIST`
        DoesNotExist = -1, "CLAWBACK_CLAIMABLE_BALANCE_DOES_NOT_EXIST";
        /// `CLAWBACK_CLAIMABLE_BALANCE_NOT_ISSUER`
        NotIssuer = -2, "CLAWBACK_CLAIMABLE_BALANCE_NOT_ISSUER";
        /// `CLAWBACK_CLAIMABLE_BALANCE_NOT_CLAWBACK_ENABLED`
        NotClawbackEnabled = -3, "CLAWBACK_CLAIMABLE_BALANCE_NOT_CLAWBACK_ENABLED";
    }
}

enumeration! {
    /// `ClawbackResultCode`.
    ClawbackResultCode {
        /// `CLAWBACK_SUCCESS`
        Success = 0, "CLAWBACK_SUCCESS";
        /// `CLAWBACK_MALFORMED`
        Malformed = -1, "CLAWBACK_MALFORMED";
        /// `CLAWBACK_NOT_CLAWBACK_ENABLED`
        NotClawbackEnabled = -2, "CLAWBACK_NOT_CLAWBACK_ENABLED";
        /// `CLAWBACK_NO_TRUST`
        NoTrust = -3, "CLAWBACK_NO_TRUST";
        /// `CLAWBACK_UNDERFUNDED`
        Underfunded = -4, "CLAWBACK_UNDERFUNDED";
    }
}

enumeration! {
    /// `ConfigSettingID`.
    ConfigSettingId {
        /// `CONFIG_SETTING_CONTRACT_MAX_SIZE_BYTES`
        ContractMaxSizeBytes = 0, "CONFIG_SETTING_CONTRACT_MAX_SIZE_BYTES";
        /// `CONFIG_SETTING_CONTRACT_COMPUTE_V0`
        ContractComputeV0 = 1, "CONFIG_SETTING_CONTRACT_COMPUTE_V0";
        /// `CONFIG_SETTING_CONTRACT_LEDGER_COST_V0`
        ContractLedgerCostV0 = 2, "CONFIG_SETTING_CONTRACT_LEDGER_COST_V0";
        /// `CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0`
        ContractHistoricalDataV0 = 3, "CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0";
        /// `CONFIG_SETTING_CONTRACT_EVENTS_V0`
        ContractEventsV0 = 4, "CONFIG_SETTING_CONTRACT_EVENTS_V0";
        /// `CONFIG_SETTING_CONTRACT_BANDWIDTH_V0`
        ContractBandwidthV0 = 5, "CONFIG_SETTING_CONTRACT_BANDWIDTH_V0";
        /// `CONFIG_SETTING_CONTRACT_COST_PARAMS_CPU_INSTRUCTIONS`
        ContractCostParamsCpuInstructions = 6, "CONFIG_SETTING_CONTRACT_COST_PARAMS_CPU_INSTRUCTIONS";
        /// `CONFIG_SETTING_CONTRACT_COST_PARAMS_MEMORY_BYTES`
        ContractCostParamsMemoryBytes = 7, "CONFIG_SETTING_CONTRACT_COST_PARAMS_MEMORY_BYTES";
        /// `CONFIG_SETTING_CONTRACT_DATA_KEY_SIZE_BYTES`
        ContractDataKeySizeBytes = 8, "CONFIG_SETTING_CONTRACT_DATA_KEY_SIZE_BYTES";
        /// `CONFIG_SETTING_CONTRACT_DATA_ENTRY_SIZE_BYTES`
        ContractDataEntrySizeBytes = 9, "CONFIG_SETTING_CONTRACT_DATA_ENTRY_SIZE_BYTES";
        /// `CONFIG_SETTING_STATE_ARCHIVAL`
        StateArchival = 10, "CONFIG_SETTING_STATE_ARCHIVAL";
        /// `CONFIG_SETTING_CONTRACT_EXECUTION_LANES`
        ContractExecutionLanes = 11, "CONFIG_SETTING_CONTRACT_EXECUTION_LANES";
        /// `CONFIG_SETTING_LIVE_SOROBAN_STATE_SIZE_WINDOW`
        LiveSorobanStateSizeWindow = 12, "CONFIG_SETTING_LIVE_SOROBAN_STATE_SIZE_WINDOW";
        /// `CONFIG_SETTING_EVICTION_ITERATOR`
        EvictionIterator = 13, "CONFIG_SETTING_EVICTION_ITERATOR";
        /// `CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0`
        ContractParallelComputeV0 = 14, "CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0";
        /// `CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0`
        ContractLedgerCostExtV0 = 15, "CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0";
        /// `CONFIG_SETTING_SCP_TIMING`
        ScpTiming = 16, "CONFIG_SETTING_SCP_TIMING";
        /// `CONFIG_SETTING_FROZEN_LEDGER_KEYS`
        FrozenLedgerKeys = 17, "CONFIG_SETTING_FROZEN_LEDGER_KEYS";
        /// `CONFIG_SETTING_FROZEN_LEDGER_KEYS_DELTA`
        FrozenLedgerKeysDelta = 18, "CONFIG_SETTING_FROZEN_LEDGER_KEYS_DELTA";
        /// `CONFIG_SETTING_FREEZE_BYPASS_TXS`
        FreezeBypassTxs = 19, "CONFIG_SETTING_FREEZE_BYPASS_TXS";
        /// `CONFIG_SETTING_FREEZE_BYPASS_TXS_DELTA`
        FreezeBypassTxsDelta = 20, "CONFIG_SETTING_FREEZE_BYPASS_TXS_DELTA";
    }
}

enumeration! {
    /// `ContractDataDurability`.
    ContractDataDurability {
        /// `TEMPORARY`
        Temporary = 0, "TEMPORARY";
        /// `PERSISTENT`
        Persistent = 1, "PERSISTENT";
    }
}

enumeration! {
    /// `ContractEventType`.
    ContractEventType {
        /// `SYSTEM`
        System = 0, "SYSTEM";
        /// `CONTRACT`
        Contract = 1, "CONTRACT";
        /// `DIAGNOSTIC`
        Diagnostic = 2, "DIAGNOSTIC";
    }
}

enumeration! {
    /// `ContractExecutableType`.
    ContractExecutableType {
        /// `CONTRACT_EXECUTABLE_WASM`
        Wasm = 0, "CONTRACT_EXECUTABLE_WASM";
        /// `CONTRACT_EXECUTABLE_STELLAR_ASSET`
        StellarAsset = 1, "CONTRACT_EXECUTABLE_STELLAR_ASSET";
        /// `CONTRACT_EXECUTABLE_EXTERNAL_REF`
        ExternalRef = 2, "CONTRACT_EXECUTABLE_EXTERNAL_REF";
    }
}

enumeration! {
    /// `ContractIDPreimageType`.
    ContractIdPreimageType {
        /// `CONTRACT_ID_PREIMAGE_FROM_ADDRESS`
        Address = 0, "CONTRACT_ID_PREIMAGE_FROM_ADDRESS";
        /// `CONTRACT_ID_PREIMAGE_FROM_ASSET`
        Asset = 1, "CONTRACT_ID_PREIMAGE_FROM_ASSET";
    }
}

enumeration! {
    /// `CreateAccountResultCode`.
    CreateAccountResultCode {
        /// `CREATE_ACCOUNT_SUCCESS`
        Success = 0, "CREATE_ACCOUNT_SUCCESS";
        /// `CREATE_ACCOUNT_MALFORMED`
        Malformed = -1, "CREATE_ACCOUNT_MALFORMED";
        /// `CREATE_ACCOUNT_UNDERFUNDED`
        Underfunded = -2, "CREATE_ACCOUNT_UNDERFUNDED";
        /// `CREATE_ACCOUNT_LOW_RESERVE`
        LowReserve = -3, "CREATE_ACCOUNT_LOW_RESERVE";
        /// `CREATE_ACCOUNT_ALREADY_EXIST`
        AlreadyExist = -4, "CREATE_ACCOUNT_ALREADY_EXIST";
    }
}

enumeration! {
    /// `CreateClaimableBalanceResultCode`.
    CreateClaimableBalanceResultCode {
        /// `CREATE_CLAIMABLE_BALANCE_SUCCESS`
        Success = 0, "CREATE_CLAIMABLE_BALANCE_SUCCESS";
        /// `CREATE_CLAIMABLE_BALANCE_MALFORMED`
        Malformed = -1, "CREATE_CLAIMABLE_BALANCE_MALFORMED";
        /// `CREATE_CLAIMABLE_BALANCE_LOW_RESERVE`
        LowReserve = -2, "CREATE_CLAIMABLE_BALANCE_LOW_RESERVE";
        /// `CREATE_CLAIMABLE_BALANCE_NO_TRUST`
        NoTrust = -3, "CREATE_CLAIMABLE_BALANCE_NO_TRUST";
        /// `CREATE_CLAIMABLE_BALANCE_NOT_AUTHORIZED`
        NotAuthorized = -4, "CREATE_CLAIMABLE_BALANCE_NOT_AUTHORIZED";
        /// `CREATE_CLAIMABLE_BALANCE_UNDERFUNDED`
        Underfunded = -5, "CREATE_CLAIMABLE_BALANCE_UNDERFUNDED";
    }
}

enumeration! {
    /// `CryptoKeyType`.
    CryptoKeyType {
        /// `KEY_TYPE_ED25519`
        Ed25519 = 0, "KEY_TYPE_ED25519";
        /// `KEY_TYPE_PRE_AUTH_TX`
        PreAuthTx = 1, "KEY_TYPE_PRE_AUTH_TX";
        /// `KEY_TYPE_HASH_X`
        HashX = 2, "KEY_TYPE_HASH_X";
        /// `KEY_TYPE_ED25519_SIGNED_PAYLOAD`
        Ed25519SignedPayload = 3, "KEY_TYPE_ED25519_SIGNED_PAYLOAD";
        /// `KEY_TYPE_MUXED_ED25519`
        MuxedEd25519 = 256, "KEY_TYPE_MUXED_ED25519";
    }
}

enumeration! {
    /// `EndSponsoringFutureReservesResultCode`.
    EndSponsoringFutureReservesResultCode {
        /// `END_SPONSORING_FUTURE_RESERVES_SUCCESS`
        Success = 0, "END_SPONSORING_FUTURE_RESERVES_SUCCESS";
        /// `END_SPONSORING_FUTURE_RESERVES_NOT_SPONSORED`
        NotSponsored = -1, "END_SPONSORING_FUTURE_RESERVES_NOT_SPONSORED";
    }
}

enumeration! {
    /// `EnvelopeType`.
    EnvelopeType {
        /// `ENVELOPE_TYPE_TX_V0`
        TxV0 = 0, "ENVELOPE_TYPE_TX_V0";
        /// `ENVELOPE_TYPE_SCP`
        Scp = 1, "ENVELOPE_TYPE_SCP";
        /// `ENVELOPE_TYPE_TX`
        Tx = 2, "ENVELOPE_TYPE_TX";
        /// `ENVELOPE_TYPE_AUTH`
        Auth = 3, "ENVELOPE_TYPE_AUTH";
        /// `ENVELOPE_TYPE_SCPVALUE`
        Scpvalue = 4, "ENVELOPE_TYPE_SCPVALUE";
        /// `ENVELOPE_TYPE_TX_FEE_BUMP`
        TxFeeBump = 5, "ENVELOPE_TYPE_TX_FEE_BUMP";
        /// `ENVELOPE_TYPE_OP_ID`
        OpId = 6, "ENVELOPE_TYPE_OP_ID";
        /// `ENVELOPE_TYPE_POOL_REVOKE_OP_ID`
        PoolRevokeOpId = 7, "ENVELOPE_TYPE_POOL_REVOKE_OP_ID";
        /// `ENVELOPE_TYPE_CONTRACT_ID`
        ContractId = 8, "ENVELOPE_TYPE_CONTRACT_ID";
        /// `ENVELOPE_TYPE_SOROBAN_AUTHORIZATION`
        SorobanAuthorization = 9, "ENVELOPE_TYPE_SOROBAN_AUTHORIZATION";
        /// `ENVELOPE_TYPE_SOROBAN_AUTHORIZATION_WITH_ADDRESS`
        SorobanAuthorizationWithAddress = 10, "ENVELOPE_TYPE_SOROBAN_AUTHORIZATION_WITH_ADDRESS";
    }
}

enumeration! {
    /// `ExtendFootprintTTLResultCode`.
    ExtendFootprintTtlResultCode {
        /// `EXTEND_FOOTPRINT_TTL_SUCCESS`
        Success = 0, "EXTEND_FOOTPRINT_TTL_SUCCESS";
        /// `EXTEND_FOOTPRINT_TTL_MALFORMED`
        Malformed = -1, "EXTEND_FOOTPRINT_TTL_MALFORMED";
        /// `EXTEND_FOOTPRINT_TTL_RESOURCE_LIMIT_EXCEEDED`
        ResourceLimitExceeded = -2, "EXTEND_FOOTPRINT_TTL_RESOURCE_LIMIT_EXCEEDED";
        /// `EXTEND_FOOTPRINT_TTL_INSUFFICIENT_REFUNDABLE_FEE`
        InsufficientRefundableFee = -3, "EXTEND_FOOTPRINT_TTL_INSUFFICIENT_REFUNDABLE_FEE";
    }
}

enumeration! {
    /// `HostFunctionType`.
    HostFunctionType {
        /// `HOST_FUNCTION_TYPE_INVOKE_CONTRACT`
        InvokeContract = 0, "HOST_FUNCTION_TYPE_INVOKE_CONTRACT";
        /// `HOST_FUNCTION_TYPE_CREATE_CONTRACT`
        CreateContract = 1, "HOST_FUNCTION_TYPE_CREATE_CONTRACT";
        /// `HOST_FUNCTION_TYPE_UPLOAD_CONTRACT_WASM`
        UploadContractWasm = 2, "HOST_FUNCTION_TYPE_UPLOAD_CONTRACT_WASM";
        /// `HOST_FUNCTION_TYPE_CREATE_CONTRACT_V2`
        CreateContractV2 = 3, "HOST_FUNCTION_TYPE_CREATE_CONTRACT_V2";
    }
}

enumeration! {
    /// `InflationResultCode`.
    InflationResultCode {
        /// `INFLATION_SUCCESS`
        Success = 0, "INFLATION_SUCCESS";
        /// `INFLATION_NOT_TIME`
        NotTime = -1, "INFLATION_NOT_TIME";
    }
}

enumeration! {
    /// `InvokeHostFunctionResultCode`.
    InvokeHostFunctionResultCode {
        /// `INVOKE_HOST_FUNCTION_SUCCESS`
        Success = 0, "INVOKE_HOST_FUNCTION_SUCCESS";
        /// `INVOKE_HOST_FUNCTION_MALFORMED`
        Malformed = -1, "INVOKE_HOST_FUNCTION_MALFORMED";
        /// `INVOKE_HOST_FUNCTION_TRAPPED`
        Trapped = -2, "INVOKE_HOST_FUNCTION_TRAPPED";
        /// `INVOKE_HOST_FUNCTION_RESOURCE_LIMIT_EXCEEDED`
        ResourceLimitExceeded = -3, "INVOKE_HOST_FUNCTION_RESOURCE_LIMIT_EXCEEDED";
        /// `INVOKE_HOST_FUNCTION_ENTRY_ARCHIVED`
        EntryArchived = -4, "INVOKE_HOST_FUNCTION_ENTRY_ARCHIVED";
        /// `INVOKE_HOST_FUNCTION_INSUFFICIENT_REFUNDABLE_FEE`
        InsufficientRefundableFee = -5, "INVOKE_HOST_FUNCTION_INSUFFICIENT_REFUNDABLE_FEE";
    }
}

enumeration! {
    /// `LedgerEntryChangeType`.
    LedgerEntryChangeType {
        /// `LEDGER_ENTRY_CREATED`
        Created = 0, "LEDGER_ENTRY_CREATED";
        /// `LEDGER_ENTRY_UPDATED`
        Updated = 1, "LEDGER_ENTRY_UPDATED";
        /// `LEDGER_ENTRY_REMOVED`
        Removed = 2, "LEDGER_ENTRY_REMOVED";
        /// `LEDGER_ENTRY_STATE`
        State = 3, "LEDGER_ENTRY_STATE";
        /// `LEDGER_ENTRY_RESTORED`
        Restored = 4, "LEDGER_ENTRY_RESTORED";
    }
}

enumeration! {
    /// `LedgerEntryType`.
    LedgerEntryType {
        /// `ACCOUNT`
        Account = 0, "ACCOUNT";
        /// `TRUSTLINE`
        Trustline = 1, "TRUSTLINE";
        /// `OFFER`
        Offer = 2, "OFFER";
        /// `DATA`
        Data = 3, "DATA";
        /// `CLAIMABLE_BALANCE`
        ClaimableBalance = 4, "CLAIMABLE_BALANCE";
        /// `LIQUIDITY_POOL`
        LiquidityPool = 5, "LIQUIDITY_POOL";
        /// `CONTRACT_DATA`
        ContractData = 6, "CONTRACT_DATA";
        /// `CONTRACT_CODE`
        ContractCode = 7, "CONTRACT_CODE";
        /// `CONFIG_SETTING`
        ConfigSetting = 8, "CONFIG_SETTING";
        /// `TTL`
        Ttl = 9, "TTL";
    }
}

enumeration! {
    /// `LedgerUpgradeType`.
    LedgerUpgradeType {
        /// `LEDGER_UPGRADE_VERSION`
        Version = 1, "LEDGER_UPGRADE_VERSION";
        /// `LEDGER_UPGRADE_BASE_FEE`
        BaseFee = 2, "LEDGER_UPGRADE_BASE_FEE";
        /// `LEDGER_UPGRADE_MAX_TX_SET_SIZE`
        MaxTxSetSize = 3, "LEDGER_UPGRADE_MAX_TX_SET_SIZE";
        /// `LEDGER_UPGRADE_BASE_RESERVE`
        BaseReserve = 4, "LEDGER_UPGRADE_BASE_RESERVE";
        /// `LEDGER_UPGRADE_FLAGS`
        Flags = 5, "LEDGER_UPGRADE_FLAGS";
        /// `LEDGER_UPGRADE_CONFIG`
        Config = 6, "LEDGER_UPGRADE_CONFIG";
        /// `LEDGER_UPGRADE_MAX_SOROBAN_TX_SET_SIZE`
        MaxSorobanTxSetSize = 7, "LEDGER_UPGRADE_MAX_SOROBAN_TX_SET_SIZE";
    }
}

enumeration! {
    /// `LiquidityPoolDepositResultCode`.
    LiquidityPoolDepositResultCode {
        /// `LIQUIDITY_POOL_DEPOSIT_SUCCESS`
        Success = 0, "LIQUIDITY_POOL_DEPOSIT_SUCCESS";
        /// `LIQUIDITY_POOL_DEPOSIT_MALFORMED`
        Malformed = -1, "LIQUIDITY_POOL_DEPOSIT_MALFORMED";
        /// `LIQUIDITY_POOL_DEPOSIT_NO_TRUST`
        NoTrust = -2, "LIQUIDITY_POOL_DEPOSIT_NO_TRUST";
        /// `LIQUIDITY_POOL_DEPOSIT_NOT_AUTHORIZED`
        NotAuthorized = -3, "LIQUIDITY_POOL_DEPOSIT_NOT_AUTHORIZED";
        /// `LIQUIDITY_POOL_DEPOSIT_UNDERFUNDED`
        Underfunded = -4, "LIQUIDITY_POOL_DEPOSIT_UNDERFUNDED";
        /// `LIQUIDITY_POOL_DEPOSIT_LINE_FULL`
        LineFull = -5, "LIQUIDITY_POOL_DEPOSIT_LINE_FULL";
        /// `LIQUIDITY_POOL_DEPOSIT_BAD_PRICE`
        BadPrice = -6, "LIQUIDITY_POOL_DEPOSIT_BAD_PRICE";
        /// `LIQUIDITY_POOL_DEPOSIT_POOL_FULL`
        PoolFull = -7, "LIQUIDITY_POOL_DEPOSIT_POOL_FULL";
        /// `LIQUIDITY_POOL_DEPOSIT_TRUSTLINE_FROZEN`
        TrustlineFrozen = -8, "LIQUIDITY_POOL_DEPOSIT_TRUSTLINE_FROZEN";
    }
}

enumeration! {
    /// `LiquidityPoolType`.
    LiquidityPoolType {
        /// `LIQUIDITY_POOL_CONSTANT_PRODUCT`
        LiquidityPoolConstantProduct = 0, "LIQUIDITY_POOL_CONSTANT_PRODUCT";
    }
}

enumeration! {
    /// `LiquidityPoolWithdrawResultCode`.
    LiquidityPoolWithdrawResultCode {
        /// `LIQUIDITY_POOL_WITHDRAW_SUCCESS`
        Success = 0, "LIQUIDITY_POOL_WITHDRAW_SUCCESS";
        /// `LIQUIDITY_POOL_WITHDRAW_MALFORMED`
        Malformed = -1, "LIQUIDITY_POOL_WITHDRAW_MALFORMED";
        /// `LIQUIDITY_POOL_WITHDRAW_NO_TRUST`
        NoTrust = -2, "LIQUIDITY_POOL_WITHDRAW_NO_TRUST";
        /// `LIQUIDITY_POOL_WITHDRAW_UNDERFUNDED`
        Underfunded = -3, "LIQUIDITY_POOL_WITHDRAW_UNDERFUNDED";
        /// `LIQUIDITY_POOL_WITHDRAW_LINE_FULL`
        LineFull = -4, "LIQUIDITY_POOL_WITHDRAW_LINE_FULL";
        /// `LIQUIDITY_POOL_WITHDRAW_UNDER_MINIMUM`
        UnderMinimum = -5, "LIQUIDITY_POOL_WITHDRAW_UNDER_MINIMUM";
        /// `LIQUIDITY_POOL_WITHDRAW_TRUSTLINE_FROZEN`
        TrustlineFrozen = -6, "LIQUIDITY_POOL_WITHDRAW_TRUSTLINE_FROZEN";
    }
}

enumeration! {
    /// `ManageBuyOfferResultCode`.
    ManageBuyOfferResultCode {
        /// `MANAGE_BUY_OFFER_SUCCESS`
        Success = 0, "MANAGE_BUY_OFFER_SUCCESS";
        /// `MANAGE_BUY_OFFER_MALFORMED`
        Malformed = -1, "MANAGE_BUY_OFFER_MALFORMED";
        /// `MANAGE_BUY_OFFER_SELL_NO_TRUST`
        SellNoTrust = -2, "MANAGE_BUY_OFFER_SELL_NO_TRUST";
        /// `MANAGE_BUY_OFFER_BUY_NO_TRUST`
        BuyNoTrust = -3, "MANAGE_BUY_OFFER_BUY_NO_TRUST";
        /// `MANAGE_BUY_OFFER_SELL_NOT_AUTHORIZED`
        SellNotAuthorized = -4, "MANAGE_BUY_OFFER_SELL_NOT_AUTHORIZED";
        /// `MANAGE_BUY_OFFER_BUY_NOT_AUTHORIZED`
        BuyNotAuthorized = -5, "MANAGE_BUY_OFFER_BUY_NOT_AUTHORIZED";
        /// `MANAGE_BUY_OFFER_LINE_FULL`
        LineFull = -6, "MANAGE_BUY_OFFER_LINE_FULL";
        /// `MANAGE_BUY_OFFER_UNDERFUNDED`
        Underfunded = -7, "MANAGE_BUY_OFFER_UNDERFUNDED";
        /// `MANAGE_BUY_OFFER_CROSS_SELF`
        CrossSelf = -8, "MANAGE_BUY_OFFER_CROSS_SELF";
        /// `MANAGE_BUY_OFFER_SELL_NO_ISSUER`
        SellNoIssuer = -9, "MANAGE_BUY_OFFER_SELL_NO_ISSUER";
        /// `MANAGE_BUY_OFFER_BUY_NO_ISSUER`
        BuyNoIssuer = -10, "MANAGE_BUY_OFFER_BUY_NO_ISSUER";
        /// `MANAGE_BUY_OFFER_NOT_FOUND`
        NotFound = -11, "MANAGE_BUY_OFFER_NOT_FOUND";
        /// `MANAGE_BUY_OFFER_LOW_RESERVE`
        LowReserve = -12, "MANAGE_BUY_OFFER_LOW_RESERVE";
    }
}

enumeration! {
    /// `ManageDataResultCode`.
    ManageDataResultCode {
        /// `MANAGE_DATA_SUCCESS`
        Success = 0, "MANAGE_DATA_SUCCESS";
        /// `MANAGE_DATA_NOT_SUPPORTED_YET`
        NotSupportedYet = -1, "MANAGE_DATA_NOT_SUPPORTED_YET";
        /// `MANAGE_DATA_NAME_NOT_FOUND`
        NameNotFound = -2, "MANAGE_DATA_NAME_NOT_FOUND";
        /// `MANAGE_DATA_LOW_RESERVE`
        LowReserve = -3, "MANAGE_DATA_LOW_RESERVE";
        /// `MANAGE_DATA_INVALID_NAME`
        InvalidName = -4, "MANAGE_DATA_INVALID_NAME";
    }
}

enumeration! {
    /// `ManageOfferEffect`.
    ManageOfferEffect {
        /// `MANAGE_OFFER_CREATED`
        Created = 0, "MANAGE_OFFER_CREATED";
        /// `MANAGE_OFFER_UPDATED`
        Updated = 1, "MANAGE_OFFER_UPDATED";
        /// `MANAGE_OFFER_DELETED`
        Deleted = 2, "MANAGE_OFFER_DELETED";
    }
}

enumeration! {
    /// `ManageSellOfferResultCode`.
    ManageSellOfferResultCode {
        /// `MANAGE_SELL_OFFER_SUCCESS`
        Success = 0, "MANAGE_SELL_OFFER_SUCCESS";
        /// `MANAGE_SELL_OFFER_MALFORMED`
        Malformed = -1, "MANAGE_SELL_OFFER_MALFORMED";
        /// `MANAGE_SELL_OFFER_SELL_NO_TRUST`
        SellNoTrust = -2, "MANAGE_SELL_OFFER_SELL_NO_TRUST";
        /// `MANAGE_SELL_OFFER_BUY_NO_TRUST`
        BuyNoTrust = -3, "MANAGE_SELL_OFFER_BUY_NO_TRUST";
        /// `MANAGE_SELL_OFFER_SELL_NOT_AUTHORIZED`
        SellNotAuthorized = -4, "MANAGE_SELL_OFFER_SELL_NOT_AUTHORIZED";
        /// `MANAGE_SELL_OFFER_BUY_NOT_AUTHORIZED`
        BuyNotAuthorized = -5, "MANAGE_SELL_OFFER_BUY_NOT_AUTHORIZED";
        /// `MANAGE_SELL_OFFER_LINE_FULL`
        LineFull = -6, "MANAGE_SELL_OFFER_LINE_FULL";
        /// `MANAGE_SELL_OFFER_UNDERFUNDED`
        Underfunded = -7, "MANAGE_SELL_OFFER_UNDERFUNDED";
        /// `MANAGE_SELL_OFFER_CROSS_SELF`
        CrossSelf = -8, "MANAGE_SELL_OFFER_CROSS_SELF";
        /// `MANAGE_SELL_OFFER_SELL_NO_ISSUER`
        SellNoIssuer = -9, "MANAGE_SELL_OFFER_SELL_NO_ISSUER";
        /// `MANAGE_SELL_OFFER_BUY_NO_ISSUER`
        BuyNoIssuer = -10, "MANAGE_SELL_OFFER_BUY_NO_ISSUER";
        /// `MANAGE_SELL_OFFER_NOT_FOUND`
        NotFound = -11, "MANAGE_SELL_OFFER_NOT_FOUND";
        /// `MANAGE_SELL_OFFER_LOW_RESERVE`
        LowReserve = -12, "MANAGE_SELL_OFFER_LOW_RESERVE";
    }
}

enumeration! {
    /// `MemoType`.
    MemoType {
        /// `MEMO_NONE`
        None = 0, "MEMO_NONE";
        /// `MEMO_TEXT`
        Text = 1, "MEMO_TEXT";
        /// `MEMO_ID`
        Id = 2, "MEMO_ID";
        /// `MEMO_HASH`
        Hash = 3, "MEMO_HASH";
        /// `MEMO_RETURN`
        Return = 4, "MEMO_RETURN";
    }
}

enumeration! {
    /// `OperationResultCode`.
    OperationResultCode {
        /// `opINNER`
        OpInner = 0, "opINNER";
        /// `opBAD_AUTH`
        OpBadAuth = -1, "opBAD_AUTH";
        /// `opNO_ACCOUNT`
        OpNoAccount = -2, "opNO_ACCOUNT";
        /// `opNOT_SUPPORTED`
        OpNotSupported = -3, "opNOT_SUPPORTED";
        /// `opTOO_MANY_SUBENTRIES`
        OpTooManySubentries = -4, "opTOO_MANY_SUBENTRIES";
        /// `opEXCEEDED_WORK_LIMIT`
        OpExceededWorkLimit = -5, "opEXCEEDED_WORK_LIMIT";
        /// `opTOO_MANY_SPONSORING`
        OpTooManySponsoring = -6, "opTOO_MANY_SPONSORING";
    }
}

enumeration! {
    /// `OperationType`.
    OperationType {
        /// `CREATE_ACCOUNT`
        CreateAccount = 0, "CREATE_ACCOUNT";
        /// `PAYMENT`
        Payment = 1, "PAYMENT";
        /// `PATH_PAYMENT_STRICT_RECEIVE`
        PathPaymentStrictReceive = 2, "PATH_PAYMENT_STRICT_RECEIVE";
        /// `MANAGE_SELL_OFFER`
        ManageSellOffer = 3, "MANAGE_SELL_OFFER";
        /// `CREATE_PASSIVE_SELL_OFFER`
        CreatePassiveSellOffer = 4, "CREATE_PASSIVE_SELL_OFFER";
        /// `SET_OPTIONS`
        SetOptions = 5, "SET_OPTIONS";
        /// `CHANGE_TRUST`
        ChangeTrust = 6, "CHANGE_TRUST";
        /// `ALLOW_TRUST`
        AllowTrust = 7, "ALLOW_TRUST";
        /// `ACCOUNT_MERGE`
        AccountMerge = 8, "ACCOUNT_MERGE";
        /// `INFLATION`
        Inflation = 9, "INFLATION";
        /// `MANAGE_DATA`
        ManageData = 10, "MANAGE_DATA";
        /// `BUMP_SEQUENCE`
        BumpSequence = 11, "BUMP_SEQUENCE";
        /// `MANAGE_BUY_OFFER`
        ManageBuyOffer = 12, "MANAGE_BUY_OFFER";
        /// `PATH_PAYMENT_STRICT_SEND`
        PathPaymentStrictSend = 13, "PATH_PAYMENT_STRICT_SEND";
        /// `CREATE_CLAIMABLE_BALANCE`
        CreateClaimableBalance = 14, "CREATE_CLAIMABLE_BALANCE";
        /// `CLAIM_CLAIMABLE_BALANCE`
        ClaimClaimableBalance = 15, "CLAIM_CLAIMABLE_BALANCE";
        /// `BEGIN_SPONSORING_FUTURE_RESERVES`
        BeginSponsoringFutureReserves = 16, "BEGIN_SPONSORING_FUTURE_RESERVES";
        /// `END_SPONSORING_FUTURE_RESERVES`
        EndSponsoringFutureReserves = 17, "END_SPONSORING_FUTURE_RESERVES";
        /// `REVOKE_SPONSORSHIP`
        RevokeSponsorship = 18, "REVOKE_SPONSORSHIP";
        /// `CLAWBACK`
        Clawback = 19, "CLAWBACK";
        /// `CLAWBACK_CLAIMABLE_BALANCE`
        ClawbackClaimableBalance = 20, "CLAWBACK_CLAIMABLE_BALANCE";
        /// `SET_TRUST_LINE_FLAGS`
        SetTrustLineFlags = 21, "SET_TRUST_LINE_FLAGS";
        /// `LIQUIDITY_POOL_DEPOSIT`
        LiquidityPoolDeposit = 22, "LIQUIDITY_POOL_DEPOSIT";
        /// `LIQUIDITY_POOL_WITHDRAW`
        LiquidityPoolWithdraw = 23, "LIQUIDITY_POOL_WITHDRAW";
        /// `INVOKE_HOST_FUNCTION`
        InvokeHostFunction = 24, "INVOKE_HOST_FUNCTION";
        /// `EXTEND_FOOTPRINT_TTL`
        ExtendFootprintTtl = 25, "EXTEND_FOOTPRINT_TTL";
        /// `RESTORE_FOOTPRINT`
        RestoreFootprint = 26, "RESTORE_FOOTPRINT";
    }
}

enumeration! {
    /// `PathPaymentStrictReceiveResultCode`.
    PathPaymentStrictReceiveResultCode {
        /// `PATH_PAYMENT_STRICT_RECEIVE_SUCCESS`
        Success = 0, "PATH_PAYMENT_STRICT_RECEIVE_SUCCESS";
        /// `PATH_PAYMENT_STRICT_RECEIVE_MALFORMED`
        Malformed = -1, "PATH_PAYMENT_STRICT_RECEIVE_MALFORMED";
        /// `PATH_PAYMENT_STRICT_RECEIVE_UNDERFUNDED`
        Underfunded = -2, "PATH_PAYMENT_STRICT_RECEIVE_UNDERFUNDED";
        /// `PATH_PAYMENT_STRICT_RECEIVE_SRC_NO_TRUST`
        SrcNoTrust = -3, "PATH_PAYMENT_STRICT_RECEIVE_SRC_NO_TRUST";
        /// `PATH_PAYMENT_STRICT_RECEIVE_SRC_NOT_AUTHORIZED`
        SrcNotAuthorized = -4, "PATH_PAYMENT_STRICT_RECEIVE_SRC_NOT_AUTHORIZED";
        /// `PATH_PAYMENT_STRICT_RECEIVE_NO_DESTINATION`
        NoDestination = -5, "PATH_PAYMENT_STRICT_RECEIVE_NO_DESTINATION";
        /// `PATH_PAYMENT_STRICT_RECEIVE_NO_TRUST`
        NoTrust = -6, "PATH_PAYMENT_STRICT_RECEIVE_NO_TRUST";
        /// `PATH_PAYMENT_STRICT_RECEIVE_NOT_AUTHORIZED`
        NotAuthorized = -7, "PATH_PAYMENT_STRICT_RECEIVE_NOT_AUTHORIZED";
        /// `PATH_PAYMENT_STRICT_RECEIVE_LINE_FULL`
        LineFull = -8, "PATH_PAYMENT_STRICT_RECEIVE_LINE_FULL";
        /// `PATH_PAYMENT_STRICT_RECEIVE_NO_ISSUER`
        NoIssuer = -9, "PATH_PAYMENT_STRICT_RECEIVE_NO_ISSUER";
        /// `PATH_PAYMENT_STRICT_RECEIVE_TOO_FEW_OFFERS`
        TooFewOffers = -10, "PATH_PAYMENT_STRICT_RECEIVE_TOO_FEW_OFFERS";
        /// `PATH_PAYMENT_STRICT_RECEIVE_OFFER_CROSS_SELF`
        OfferCrossSelf = -11, "PATH_PAYMENT_STRICT_RECEIVE_OFFER_CROSS_SELF";
        /// `PATH_PAYMENT_STRICT_RECEIVE_OVER_SENDMAX`
        OverSendmax = -12, "PATH_PAYMENT_STRICT_RECEIVE_OVER_SENDMAX";
    }
}

enumeration! {
    /// `PathPaymentStrictSendResultCode`.
    PathPaymentStrictSendResultCode {
        /// `PATH_PAYMENT_STRICT_SEND_SUCCESS`
        Success = 0, "PATH_PAYMENT_STRICT_SEND_SUCCESS";
        /// `PATH_PAYMENT_STRICT_SEND_MALFORMED`
        Malformed = -1, "PATH_PAYMENT_STRICT_SEND_MALFORMED";
        /// `PATH_PAYMENT_STRICT_SEND_UNDERFUNDED`
        Underfunded = -2, "PATH_PAYMENT_STRICT_SEND_UNDERFUNDED";
        /// `PATH_PAYMENT_STRICT_SEND_SRC_NO_TRUST`
        SrcNoTrust = -3, "PATH_PAYMENT_STRICT_SEND_SRC_NO_TRUST";
        /// `PATH_PAYMENT_STRICT_SEND_SRC_NOT_AUTHORIZED`
        SrcNotAuthorized = -4, "PATH_PAYMENT_STRICT_SEND_SRC_NOT_AUTHORIZED";
        /// `PATH_PAYMENT_STRICT_SEND_NO_DESTINATION`
        NoDestination = -5, "PATH_PAYMENT_STRICT_SEND_NO_DESTINATION";
        /// `PATH_PAYMENT_STRICT_SEND_NO_TRUST`
        NoTrust = -6, "PATH_PAYMENT_STRICT_SEND_NO_TRUST";
        /// `PATH_PAYMENT_STRICT_SEND_NOT_AUTHORIZED`
        NotAuthorized = -7, "PATH_PAYMENT_STRICT_SEND_NOT_AUTHORIZED";
        /// `PATH_PAYMENT_STRICT_SEND_LINE_FULL`
        LineFull = -8, "PATH_PAYMENT_STRICT_SEND_LINE_FULL";
        /// `PATH_PAYMENT_STRICT_SEND_NO_ISSUER`
        NoIssuer = -9, "PATH_PAYMENT_STRICT_SEND_NO_ISSUER";
        /// `PATH_PAYMENT_STRICT_SEND_TOO_FEW_OFFERS`
        TooFewOffers = -10, "PATH_PAYMENT_STRICT_SEND_TOO_FEW_OFFERS";
        /// `PATH_PAYMENT_STRICT_SEND_OFFER_CROSS_SELF`
        OfferCrossSelf = -11, "PATH_PAYMENT_STRICT_SEND_OFFER_CROSS_SELF";
        /// `PATH_PAYMENT_STRICT_SEND_UNDER_DESTMIN`
        UnderDestmin = -12, "PATH_PAYMENT_STRICT_SEND_UNDER_DESTMIN";
    }
}

enumeration! {
    /// `PaymentResultCode`.
    PaymentResultCode {
        /// `PAYMENT_SUCCESS`
        Success = 0, "PAYMENT_SUCCESS";
        /// `PAYMENT_MALFORMED`
        Malformed = -1, "PAYMENT_MALFORMED";
        /// `PAYMENT_UNDERFUNDED`
        Underfunded = -2, "PAYMENT_UNDERFUNDED";
        /// `PAYMENT_SRC_NO_TRUST`
        SrcNoTrust = -3, "PAYMENT_SRC_NO_TRUST";
        /// `PAYMENT_SRC_NOT_AUTHORIZED`
        SrcNotAuthorized = -4, "PAYMENT_SRC_NOT_AUTHORIZED";
        /// `PAYMENT_NO_DESTINATION`
        NoDestination = -5, "PAYMENT_NO_DESTINATION";
        /// `PAYMENT_NO_TRUST`
        NoTrust = -6, "PAYMENT_NO_TRUST";
        /// `PAYMENT_NOT_AUTHORIZED`
        NotAuthorized = -7, "PAYMENT_NOT_AUTHORIZED";
        /// `PAYMENT_LINE_FULL`
        LineFull = -8, "PAYMENT_LINE_FULL";
        /// `PAYMENT_NO_ISSUER`
        NoIssuer = -9, "PAYMENT_NO_ISSUER";
    }
}

enumeration! {
    /// `PreconditionType`.
    PreconditionType {
        /// `PRECOND_NONE`
        None = 0, "PRECOND_NONE";
        /// `PRECOND_TIME`
        Time = 1, "PRECOND_TIME";
        /// `PRECOND_V2`
        V2 = 2, "PRECOND_V2";
    }
}

enumeration! {
    /// `PublicKeyType`.
    PublicKeyType {
        /// `PUBLIC_KEY_TYPE_ED25519`
        PublicKeyTypeEd25519 = 0, "PUBLIC_KEY_TYPE_ED25519";
    }
}

enumeration! {
    /// `RestoreFootprintResultCode`.
    RestoreFootprintResultCode {
        /// `RESTORE_FOOTPRINT_SUCCESS`
        Success = 0, "RESTORE_FOOTPRINT_SUCCESS";
        /// `RESTORE_FOOTPRINT_MALFORMED`
        Malformed = -1, "RESTORE_FOOTPRINT_MALFORMED";
        /// `RESTORE_FOOTPRINT_RESOURCE_LIMIT_EXCEEDED`
        ResourceLimitExceeded = -2, "RESTORE_FOOTPRINT_RESOURCE_LIMIT_EXCEEDED";
        /// `RESTORE_FOOTPRINT_INSUFFICIENT_REFUNDABLE_FEE`
        InsufficientRefundableFee = -3, "RESTORE_FOOTPRINT_INSUFFICIENT_REFUNDABLE_FEE";
    }
}

enumeration! {
    /// `RevokeSponsorshipResultCode`.
    RevokeSponsorshipResultCode {
        /// `REVOKE_SPONSORSHIP_SUCCESS`
        Success = 0, "REVOKE_SPONSORSHIP_SUCCESS";
        /// `REVOKE_SPONSORSHIP_DOES_NOT_EXIST`
        DoesNotExist = -1, "REVOKE_SPONSORSHIP_DOES_NOT_EXIST";
        /// `REVOKE_SPONSORSHIP_NOT_SPONSOR`
        NotSponsor = -2, "REVOKE_SPONSORSHIP_NOT_SPONSOR";
        /// `REVOKE_SPONSORSHIP_LOW_RESERVE`
        LowReserve = -3, "REVOKE_SPONSORSHIP_LOW_RESERVE";
        /// `REVOKE_SPONSORSHIP_ONLY_TRANSFERABLE`
        OnlyTransferable = -4, "REVOKE_SPONSORSHIP_ONLY_TRANSFERABLE";
        /// `REVOKE_SPONSORSHIP_MALFORMED`
        Malformed = -5, "REVOKE_SPONSORSHIP_MALFORMED";
    }
}

enumeration! {
    /// `RevokeSponsorshipType`.
    RevokeSponsorshipType {
        /// `REVOKE_SPONSORSHIP_LEDGER_ENTRY`
        LedgerEntry = 0, "REVOKE_SPONSORSHIP_LEDGER_ENTRY";
        /// `REVOKE_SPONSORSHIP_SIGNER`
        Signer = 1, "REVOKE_SPONSORSHIP_SIGNER";
    }
}

enumeration! {
    /// `SCAddressType`.
    ScAddressType {
        /// `SC_ADDRESS_TYPE_ACCOUNT`
        Account = 0, "SC_ADDRESS_TYPE_ACCOUNT";
        /// `SC_ADDRESS_TYPE_CONTRACT`
        Contract = 1, "SC_ADDRESS_TYPE_CONTRACT";
        /// `SC_ADDRESS_TYPE_MUXED_ACCOUNT`
        MuxedAccount = 2, "SC_ADDRESS_TYPE_MUXED_ACCOUNT";
        /// `SC_ADDRESS_TYPE_CLAIMABLE_BALANCE`
        ClaimableBalance = 3, "SC_ADDRESS_TYPE_CLAIMABLE_BALANCE";
        /// `SC_ADDRESS_TYPE_LIQUIDITY_POOL`
        LiquidityPool = 4, "SC_ADDRESS_TYPE_LIQUIDITY_POOL";
        /// `SC_ADDRESS_TYPE_MUXED_CONTRACT`
        MuxedContract = 5, "SC_ADDRESS_TYPE_MUXED_CONTRACT";
    }
}

enumeration! {
    /// `SCErrorCode`.
    ScErrorCode {
        /// `SCEC_ARITH_DOMAIN`
        ArithDomain = 0, "SCEC_ARITH_DOMAIN";
        /// `SCEC_INDEX_BOUNDS`
        IndexBounds = 1, "SCEC_INDEX_BOUNDS";
        /// `SCEC_INVALID_INPUT`
        InvalidInput = 2, "SCEC_INVALID_INPUT";
        /// `SCEC_MISSING_VALUE`
        MissingValue = 3, "SCEC_MISSING_VALUE";
        /// `SCEC_EXISTING_VALUE`
        ExistingValue = 4, "SCEC_EXISTING_VALUE";
        /// `SCEC_EXCEEDED_LIMIT`
        ExceededLimit = 5, "SCEC_EXCEEDED_LIMIT";
        /// `SCEC_INVALID_ACTION`
        InvalidAction = 6, "SCEC_INVALID_ACTION";
        /// `SCEC_INTERNAL_ERROR`
        InternalError = 7, "SCEC_INTERNAL_ERROR";
        /// `SCEC_UNEXPECTED_TYPE`
        UnexpectedType = 8, "SCEC_UNEXPECTED_TYPE";
        /// `SCEC_UNEXPECTED_SIZE`
        UnexpectedSize = 9, "SCEC_UNEXPECTED_SIZE";
    }
}

enumeration! {
    /// `SCErrorType`.
    ScErrorType {
        /// `SCE_CONTRACT`
        Contract = 0, "SCE_CONTRACT";
        /// `SCE_WASM_VM`
        WasmVm = 1, "SCE_WASM_VM";
        /// `SCE_CONTEXT`
        Context = 2, "SCE_CONTEXT";
        /// `SCE_STORAGE`
        Storage = 3, "SCE_STORAGE";
        /// `SCE_OBJECT`
        Object = 4, "SCE_OBJECT";
        /// `SCE_CRYPTO`
        Crypto = 5, "SCE_CRYPTO";
        /// `SCE_EVENTS`
        Events = 6, "SCE_EVENTS";
        /// `SCE_BUDGET`
        Budget = 7, "SCE_BUDGET";
        /// `SCE_VALUE`
        Value = 8, "SCE_VALUE";
        /// `SCE_AUTH`
        Auth = 9, "SCE_AUTH";
    }
}

enumeration! {
    /// `SCPStatementType`.
    ScpStatementType {
        /// `SCP_ST_PREPARE`
        Prepare = 0, "SCP_ST_PREPARE";
        /// `SCP_ST_CONFIRM`
        Confirm = 1, "SCP_ST_CONFIRM";
        /// `SCP_ST_EXTERNALIZE`
        Externalize = 2, "SCP_ST_EXTERNALIZE";
        /// `SCP_ST_NOMINATE`
        Nominate = 3, "SCP_ST_NOMINATE";
    }
}

enumeration! {
    /// `SCValType`.
    ScValType {
        /// `SCV_BOOL`
        Bool = 0, "SCV_BOOL";
        /// `SCV_VOID`
        Void = 1, "SCV_VOID";
        /// `SCV_ERROR`
        Error = 2, "SCV_ERROR";
        /// `SCV_U32`
        U32 = 3, "SCV_U32";
        /// `SCV_I32`
        I32 = 4, "SCV_I32";
        /// `SCV_U64`
        U64 = 5, "SCV_U64";
        /// `SCV_I64`
        I64 = 6, "SCV_I64";
        /// `SCV_TIMEPOINT`
        Timepoint = 7, "SCV_TIMEPOINT";
        /// `SCV_DURATION`
        Duration = 8, "SCV_DURATION";
        /// `SCV_U128`
        U128 = 9, "SCV_U128";
        /// `SCV_I128`
        I128 = 10, "SCV_I128";
        /// `SCV_U256`
        U256 = 11, "SCV_U256";
        /// `SCV_I256`
        I256 = 12, "SCV_I256";
        /// `SCV_BYTES`
        Bytes = 13, "SCV_BYTES";
        /// `SCV_STRING`
        String = 14, "SCV_STRING";
        /// `SCV_SYMBOL`
        Symbol = 15, "SCV_SYMBOL";
        /// `SCV_VEC`
        Vec = 16, "SCV_VEC";
        /// `SCV_MAP`
        Map = 17, "SCV_MAP";
        /// `SCV_ADDRESS`
        Address = 18, "SCV_ADDRESS";
        /// `SCV_CONTRACT_INSTANCE`
        ContractInstance = 19, "SCV_CONTRACT_INSTANCE";
        /// `SCV_LEDGER_KEY_CONTRACT_INSTANCE`
        LedgerKeyContractInstance = 20, "SCV_LEDGER_KEY_CONTRACT_INSTANCE";
        /// `SCV_LEDGER_KEY_NONCE`
        LedgerKeyNonce = 21, "SCV_LEDGER_KEY_NONCE";
        /// `SCV_EXECUTABLE_TAG`
        ExecutableTag = 22, "SCV_EXECUTABLE_TAG";
    }
}

enumeration! {
    /// `SetOptionsResultCode`.
    SetOptionsResultCode {
        /// `SET_OPTIONS_SUCCESS`
        Success = 0, "SET_OPTIONS_SUCCESS";
        /// `SET_OPTIONS_LOW_RESERVE`
        LowReserve = -1, "SET_OPTIONS_LOW_RESERVE";
        /// `SET_OPTIONS_TOO_MANY_SIGNERS`
        TooManySigners = -2, "SET_OPTIONS_TOO_MANY_SIGNERS";
        /// `SET_OPTIONS_BAD_FLAGS`
        BadFlags = -3, "SET_OPTIONS_BAD_FLAGS";
        /// `SET_OPTIONS_INVALID_INFLATION`
        InvalidInflation = -4, "SET_OPTIONS_INVALID_INFLATION";
        /// `SET_OPTIONS_CANT_CHANGE`
        CantChange = -5, "SET_OPTIONS_CANT_CHANGE";
        /// `SET_OPTIONS_UNKNOWN_FLAG`
        UnknownFlag = -6, "SET_OPTIONS_UNKNOWN_FLAG";
        /// `SET_OPTIONS_THRESHOLD_OUT_OF_RANGE`
        ThresholdOutOfRange = -7, "SET_OPTIONS_THRESHOLD_OUT_OF_RANGE";
        /// `SET_OPTIONS_BAD_SIGNER`
        BadSigner = -8, "SET_OPTIONS_BAD_SIGNER";
        /// `SET_OPTIONS_INVALID_HOME_DOMAIN`
        InvalidHomeDomain = -9, "SET_OPTIONS_INVALID_HOME_DOMAIN";
        /// `SET_OPTIONS_AUTH_REVOCABLE_REQUIRED`
        AuthRevocableRequired = -10, "SET_OPTIONS_AUTH_REVOCABLE_REQUIRED";
    }
}

enumeration! {
    /// `SetTrustLineFlagsResultCode`.
    SetTrustLineFlagsResultCode {
        /// `SET_TRUST_LINE_FLAGS_SUCCESS`
        Success = 0, "SET_TRUST_LINE_FLAGS_SUCCESS";
        /// `SET_TRUST_LINE_FLAGS_MALFORMED`
        Malformed = -1, "SET_TRUST_LINE_FLAGS_MALFORMED";
        /// `SET_TRUST_LINE_FLAGS_NO_TRUST_LINE`
        NoTrustLine = -2, "SET_TRUST_LINE_FLAGS_NO_TRUST_LINE";
        /// `SET_TRUST_LINE_FLAGS_CANT_REVOKE`
        CantRevoke = -3, "SET_TRUST_LINE_FLAGS_CANT_REVOKE";
        /// `SET_TRUST_LINE_FLAGS_INVALID_STATE`
        InvalidState = -4, "SET_TRUST_LINE_FLAGS_INVALID_STATE";
        /// `SET_TRUST_LINE_FLAGS_LOW_RESERVE`
        LowReserve = -5, "SET_TRUST_LINE_FLAGS_LOW_RESERVE";
    }
}

enumeration! {
    /// `SignerKeyType`.
    SignerKeyType {
        /// `SIGNER_KEY_TYPE_ED25519`
        Ed25519 = 0, "SIGNER_KEY_TYPE_ED25519";
        /// `SIGNER_KEY_TYPE_PRE_AUTH_TX`
        PreAuthTx = 1, "SIGNER_KEY_TYPE_PRE_AUTH_TX";
        /// `SIGNER_KEY_TYPE_HASH_X`
        HashX = 2, "SIGNER_KEY_TYPE_HASH_X";
        /// `SIGNER_KEY_TYPE_ED25519_SIGNED_PAYLOAD`
        Ed25519SignedPayload = 3, "SIGNER_KEY_TYPE_ED25519_SIGNED_PAYLOAD";
    }
}

enumeration! {
    /// `SorobanAuthorizedFunctionType`.
    SorobanAuthorizedFunctionType {
        /// `SOROBAN_AUTHORIZED_FUNCTION_TYPE_CONTRACT_FN`
        ContractFn = 0, "SOROBAN_AUTHORIZED_FUNCTION_TYPE_CONTRACT_FN";
        /// `SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_HOST_FN`
        CreateContractHostFn = 1, "SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_HOST_FN";
        /// `SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_V2_HOST_FN`
        CreateContractV2HostFn = 2, "SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_V2_HOST_FN";
    }
}

enumeration! {
    /// `SorobanCredentialsType`.
    SorobanCredentialsType {
        /// `SOROBAN_CREDENTIALS_SOURCE_ACCOUNT`
        SourceAccount = 0, "SOROBAN_CREDENTIALS_SOURCE_ACCOUNT";
        /// `SOROBAN_CREDENTIALS_ADDRESS`
        Address = 1, "SOROBAN_CREDENTIALS_ADDRESS";
        /// `SOROBAN_CREDENTIALS_ADDRESS_V2`
        AddressV2 = 2, "SOROBAN_CREDENTIALS_ADDRESS_V2";
        /// `SOROBAN_CREDENTIALS_ADDRESS_WITH_DELEGATES`
        AddressWithDelegates = 3, "SOROBAN_CREDENTIALS_ADDRESS_WITH_DELEGATES";
    }
}

enumeration! {
    /// `StellarValueType`.
    StellarValueType {
        /// `STELLAR_VALUE_BASIC`
        Basic = 0, "STELLAR_VALUE_BASIC";
        /// `STELLAR_VALUE_SIGNED`
        Signed = 1, "STELLAR_VALUE_SIGNED";
        /// `STELLAR_VALUE_EMPTY_TX_SET`
        EmptyTxSet = 2, "STELLAR_VALUE_EMPTY_TX_SET";
        /// `STELLAR_VALUE_SIGNED_MS`
        SignedMs = 3, "STELLAR_VALUE_SIGNED_MS";
        /// `STELLAR_VALUE_EMPTY_TX_SET_MS`
        EmptyTxSetMs = 4, "STELLAR_VALUE_EMPTY_TX_SET_MS";
    }
}

enumeration! {
    /// `TransactionEventStage`.
    TransactionEventStage {
        /// `TRANSACTION_EVENT_STAGE_BEFORE_ALL_TXS`
        BeforeAllTxs = 0, "TRANSACTION_EVENT_STAGE_BEFORE_ALL_TXS";
        /// `TRANSACTION_EVENT_STAGE_AFTER_TX`
        AfterTx = 1, "TRANSACTION_EVENT_STAGE_AFTER_TX";
        /// `TRANSACTION_EVENT_STAGE_AFTER_ALL_TXS`
        AfterAllTxs = 2, "TRANSACTION_EVENT_STAGE_AFTER_ALL_TXS";
    }
}

enumeration! {
    /// `TransactionResultCode`.
    TransactionResultCode {
        /// `txFEE_BUMP_INNER_SUCCESS`
        TxFeeBumpInnerSuccess = 1, "txFEE_BUMP_INNER_SUCCESS";
        /// `txSUCCESS`
        TxSuccess = 0, "txSUCCESS";
        /// `txFAILED`
        TxFailed = -1, "txFAILED";
        /// `txTOO_EARLY`
        TxTooEarly = -2, "txTOO_EARLY";
        /// `txTOO_LATE`
        TxTooLate = -3, "txTOO_LATE";
        /// `txMISSING_OPERATION`
        TxMissingOperation = -4, "txMISSING_OPERATION";
        /// `txBAD_SEQ`
        TxBadSeq = -5, "txBAD_SEQ";
        /// `txBAD_AUTH`
        TxBadAuth = -6, "txBAD_AUTH";
        /// `txINSUFFICIENT_BALANCE`
        TxInsufficientBalance = -7, "txINSUFFICIENT_BALANCE";
        /// `txNO_ACCOUNT`
        TxNoAccount = -8, "txNO_ACCOUNT";
        /// `txINSUFFICIENT_FEE`
        TxInsufficientFee = -9, "txINSUFFICIENT_FEE";
        /// `txBAD_AUTH_EXTRA`
        TxBadAuthExtra = -10, "txBAD_AUTH_EXTRA";
        /// `txINTERNAL_ERROR`
        TxInternalError = -11, "txINTERNAL_ERROR";
        /// `txNOT_SUPPORTED`
        TxNotSupported = -12, "txNOT_SUPPORTED";
        /// `txFEE_BUMP_INNER_FAILED`
        TxFeeBumpInnerFailed = -13, "txFEE_BUMP_INNER_FAILED";
        /// `txBAD_SPONSORSHIP`
        TxBadSponsorship = -14, "txBAD_SPONSORSHIP";
        /// `txBAD_MIN_SEQ_AGE_OR_GAP`
        TxBadMinSeqAgeOrGap = -15, "txBAD_MIN_SEQ_AGE_OR_GAP";
        /// `txMALFORMED`
        TxMalformed = -16, "txMALFORMED";
        /// `txSOROBAN_INVALID`
        TxSorobanInvalid = -17, "txSOROBAN_INVALID";
        /// `txFROZEN_KEY_ACCESSED`
        TxFrozenKeyAccessed = -18, "txFROZEN_KEY_ACCESSED";
    }
}

enumeration! {
    /// `TxSetComponentType`.
    TxSetComponentType {
        /// `TXSET_COMP_TXS_MAYBE_DISCOUNTED_FEE`
        TxsetCompTxsMaybeDiscountedFee = 0, "TXSET_COMP_TXS_MAYBE_DISCOUNTED_FEE";
    }
}
