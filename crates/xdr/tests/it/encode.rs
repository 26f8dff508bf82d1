//! Writes views as XDR from what their accessors give, and asks stellar-xdr, for every type.
//!
//! Generated from the XDR definitions of stellar-xdr 30.0.0 by `UPDATE=1 cargo test -p cdpctl-xdr-generator`.
//! Never edited.

use cdpctl_xdr::*;
use stellar_xdr as oracle;

use super::support::{Encode, decodes, encoded};

/// Whether stellar-xdr decodes the bytes as the type of this name.
pub fn oracle(name: &str, bytes: &[u8], depth: u32) -> bool {
    match name {
        "AccountEntry" => decodes::<oracle::AccountEntry>(bytes, depth),
        "AccountEntryExt" => decodes::<oracle::AccountEntryExt>(bytes, depth),
        "AccountEntryExtensionV1" => decodes::<oracle::AccountEntryExtensionV1>(bytes, depth),
        "AccountEntryExtensionV1Ext" => decodes::<oracle::AccountEntryExtensionV1Ext>(bytes, depth),
        "AccountEntryExtensionV2" => decodes::<oracle::AccountEntryExtensionV2>(bytes, depth),
        "AccountEntryExtensionV2Ext" => decodes::<oracle::AccountEntryExtensionV2Ext>(bytes, depth),
        "AccountEntryExtensionV3" => decodes::<oracle::AccountEntryExtensionV3>(bytes, depth),
        "AccountID" => decodes::<oracle::AccountId>(bytes, depth),
        "AccountMergeResult" => decodes::<oracle::AccountMergeResult>(bytes, depth),
        "AccountMergeResultCode" => decodes::<oracle::AccountMergeResultCode>(bytes, depth),
        "AllowTrustOp" => decodes::<oracle::AllowTrustOp>(bytes, depth),
        "AllowTrustResult" => decodes::<oracle::AllowTrustResult>(bytes, depth),
        "AllowTrustResultCode" => decodes::<oracle::AllowTrustResultCode>(bytes, depth),
        "AlphaNum12" => decodes::<oracle::AlphaNum12>(bytes, depth),
        "AlphaNum4" => decodes::<oracle::AlphaNum4>(bytes, depth),
        "Asset" => decodes::<oracle::Asset>(bytes, depth),
        "AssetCode" => decodes::<oracle::AssetCode>(bytes, depth),
        "AssetCode12" => decodes::<oracle::AssetCode12>(bytes, depth),
        "AssetCode4" => decodes::<oracle::AssetCode4>(bytes, depth),
        "AssetType" => decodes::<oracle::AssetType>(bytes, depth),
        "BeginSponsoringFutureReservesOp" => decodes::<oracle::BeginSponsoringFutureReservesOp>(bytes, depth),
        "BeginSponsoringFutureReservesResult" => decodes::<oracle::BeginSponsoringFutureReservesResult>(bytes, depth),
        "BeginSponsoringFutureReservesResultCode" => decodes::<oracle::BeginSponsoringFutureReservesResultCode>(bytes, depth),
        "BumpSequenceOp" => decodes::<oracle::BumpSequenceOp>(bytes, depth),
        "BumpSequenceResult" => decodes::<oracle::BumpSequenceResult>(bytes, depth),
        "BumpSequenceResultCode" => decodes::<oracle::BumpSequenceResultCode>(bytes, depth),
        "ChangeTrustAsset" => decodes::<oracle::ChangeTrustAsset>(bytes, depth),
        "ChangeTrustOp" => decodes::<oracle::ChangeTrustOp>(bytes, depth),
        "ChangeTrustResult" => decodes::<oracle::ChangeTrustResult>(bytes, depth),
        "ChangeTrustResultCode" => decodes::<oracle::ChangeTrustResultCode>(bytes, depth),
        "ClaimAtom" => decodes::<oracle::ClaimAtom>(bytes, depth),
        "ClaimAtomType" => decodes::<oracle::ClaimAtomType>(bytes, depth),
        "ClaimClaimableBalanceOp" => decodes::<oracle::ClaimClaimableBalanceOp>(bytes, depth),
        "ClaimClaimableBalanceResult" => decodes::<oracle::ClaimClaimableBalanceResult>(bytes, depth),
        "ClaimClaimableBalanceResultCode" => decodes::<oracle::ClaimClaimableBalanceResultCode>(bytes, depth),
        "ClaimLiquidityAtom" => decodes::<oracle::ClaimLiquidityAtom>(bytes, depth),
        "ClaimOfferAtom" => decodes::<oracle::ClaimOfferAtom>(bytes, depth),
        "ClaimOfferAtomV0" => decodes::<oracle::ClaimOfferAtomV0>(bytes, depth),
        "ClaimPredicate" => decodes::<oracle::ClaimPredicate>(bytes, depth),
        "ClaimPredicateType" => decodes::<oracle::ClaimPredicateType>(bytes, depth),
        "ClaimableBalanceEntry" => decodes::<oracle::ClaimableBalanceEntry>(bytes, depth),
        "ClaimableBalanceEntryExt" => decodes::<oracle::ClaimableBalanceEntryExt>(bytes, depth),
        "ClaimableBalanceEntryExtensionV1" => decodes::<oracle::ClaimableBalanceEntryExtensionV1>(bytes, depth),
        "ClaimableBalanceEntryExtensionV1Ext" => decodes::<oracle::ClaimableBalanceEntryExtensionV1Ext>(bytes, depth),
        "ClaimableBalanceID" => decodes::<oracle::ClaimableBalanceId>(bytes, depth),
        "ClaimableBalanceIDType" => decodes::<oracle::ClaimableBalanceIdType>(bytes, depth),
        "Claimant" => decodes::<oracle::Claimant>(bytes, depth),
        "ClaimantType" => decodes::<oracle::ClaimantType>(bytes, depth),
        "ClaimantV0" => decodes::<oracle::ClaimantV0>(bytes, depth),
        "ClawbackClaimableBalanceOp" => decodes::<oracle::ClawbackClaimableBalanceOp>(bytes, depth),
        "ClawbackClaimableBalanceResult" => decodes::<oracle::ClawbackClaimableBalanceResult>(bytes, depth),
        "ClawbackClaimableBalanceResultCode" => decodes::<oracle::ClawbackClaimableBalanceResultCode>(bytes, depth),
        "ClawbackOp" => decodes::<oracle::ClawbackOp>(bytes, depth),
        "ClawbackResult" => decodes::<oracle::ClawbackResult>(bytes, depth),
        "ClawbackResultCode" => decodes::<oracle::ClawbackResultCode>(bytes, depth),
        "ConfigSettingContractBandwidthV0" => decodes::<oracle::ConfigSettingContractBandwidthV0>(bytes, depth),
        "ConfigSettingContractComputeV0" => decodes::<oracle::ConfigSettingContractComputeV0>(bytes, depth),
        "ConfigSettingContractEventsV0" => decodes::<oracle::ConfigSettingContractEventsV0>(bytes, depth),
        "ConfigSettingContractExecutionLanesV0" => decodes::<oracle::ConfigSettingContractExecutionLanesV0>(bytes, depth),
        "ConfigSettingContractHistoricalDataV0" => decodes::<oracle::ConfigSettingContractHistoricalDataV0>(bytes, depth),
        "ConfigSettingContractLedgerCostExtV0" => decodes::<oracle::ConfigSettingContractLedgerCostExtV0>(bytes, depth),
        "ConfigSettingContractLedgerCostV0" => decodes::<oracle::ConfigSettingContractLedgerCostV0>(bytes, depth),
        "ConfigSettingContractParallelComputeV0" => decodes::<oracle::ConfigSettingContractParallelComputeV0>(bytes, depth),
        "ConfigSettingEntry" => decodes::<oracle::ConfigSettingEntry>(bytes, depth),
        "ConfigSettingID" => decodes::<oracle::ConfigSettingId>(bytes, depth),
        "ConfigSettingSCPTiming" => decodes::<oracle::ConfigSettingScpTiming>(bytes, depth),
        "ConfigUpgradeSetKey" => decodes::<oracle::ConfigUpgradeSetKey>(bytes, depth),
        "ContractCodeCostInputs" => decodes::<oracle::ContractCodeCostInputs>(bytes, depth),
        "ContractCodeEntry" => decodes::<oracle::ContractCodeEntry>(bytes, depth),
        "ContractCodeEntryExt" => decodes::<oracle::ContractCodeEntryExt>(bytes, depth),
        "ContractCodeEntryV1" => decodes::<oracle::ContractCodeEntryV1>(bytes, depth),
        "ContractCostParamEntry" => decodes::<oracle::ContractCostParamEntry>(bytes, depth),
        "ContractCostParams" => decodes::<oracle::ContractCostParams>(bytes, depth),
        "ContractDataDurability" => decodes::<oracle::ContractDataDurability>(bytes, depth),
        "ContractDataEntry" => decodes::<oracle::ContractDataEntry>(bytes, depth),
        "ContractEvent" => decodes::<oracle::ContractEvent>(bytes, depth),
        "ContractEventBody" => decodes::<oracle::ContractEventBody>(bytes, depth),
        "ContractEventType" => decodes::<oracle::ContractEventType>(bytes, depth),
        "ContractEventV0" => decodes::<oracle::ContractEventV0>(bytes, depth),
        "ContractExecutable" => decodes::<oracle::ContractExecutable>(bytes, depth),
        "ContractExecutableExternalRef" => decodes::<oracle::ContractExecutableExternalRef>(bytes, depth),
        "ContractExecutableType" => decodes::<oracle::ContractExecutableType>(bytes, depth),
        "ContractID" => decodes::<oracle::ContractId>(bytes, depth),
        "ContractIDPreimage" => decodes::<oracle::ContractIdPreimage>(bytes, depth),
        "ContractIDPreimageFromAddress" => decodes::<oracle::ContractIdPreimageFromAddress>(bytes, depth),
        "ContractIDPreimageType" => decodes::<oracle::ContractIdPreimageType>(bytes, depth),
        "CreateAccountOp" => decodes::<oracle::CreateAccountOp>(bytes, depth),
        "CreateAccountResult" => decodes::<oracle::CreateAccountResult>(bytes, depth),
        "CreateAccountResultCode" => decodes::<oracle::CreateAccountResultCode>(bytes, depth),
        "CreateClaimableBalanceOp" => decodes::<oracle::CreateClaimableBalanceOp>(bytes, depth),
        "CreateClaimableBalanceResult" => decodes::<oracle::CreateClaimableBalanceResult>(bytes, depth),
        "CreateClaimableBalanceResultCode" => decodes::<oracle::CreateClaimableBalanceResultCode>(bytes, depth),
        "CreateContractArgs" => decodes::<oracle::CreateContractArgs>(bytes, depth),
        "CreateContractArgsV2" => decodes::<oracle::CreateContractArgsV2>(bytes, depth),
        "CreatePassiveSellOfferOp" => decodes::<oracle::CreatePassiveSellOfferOp>(bytes, depth),
        "CryptoKeyType" => decodes::<oracle::CryptoKeyType>(bytes, depth),
        "DataEntry" => decodes::<oracle::DataEntry>(bytes, depth),
        "DataEntryExt" => decodes::<oracle::DataEntryExt>(bytes, depth),
        "DataValue" => decodes::<oracle::DataValue>(bytes, depth),
        "DecoratedSignature" => decodes::<oracle::DecoratedSignature>(bytes, depth),
        "DependentTxCluster" => decodes::<oracle::DependentTxCluster>(bytes, depth),
        "DiagnosticEvent" => decodes::<oracle::DiagnosticEvent>(bytes, depth),
        "Duration" => decodes::<oracle::Duration>(bytes, depth),
        "EncodedLedgerKey" => decodes::<oracle::EncodedLedgerKey>(bytes, depth),
        "EndSponsoringFutureReservesResult" => decodes::<oracle::EndSponsoringFutureReservesResult>(bytes, depth),
        "EndSponsoringFutureReservesResultCode" => decodes::<oracle::EndSponsoringFutureReservesResultCode>(bytes, depth),
        "EnvelopeType" => decodes::<oracle::EnvelopeType>(bytes, depth),
        "EvictionIterator" => decodes::<oracle::EvictionIterator>(bytes, depth),
        "ExtendFootprintTTLOp" => decodes::<oracle::ExtendFootprintTtlOp>(bytes, depth),
        "ExtendFootprintTTLResult" => decodes::<oracle::ExtendFootprintTtlResult>(bytes, depth),
        "ExtendFootprintTTLResultCode" => decodes::<oracle::ExtendFootprintTtlResultCode>(bytes, depth),
        "ExtensionPoint" => decodes::<oracle::ExtensionPoint>(bytes, depth),
        "FeeBumpTransaction" => decodes::<oracle::FeeBumpTransaction>(bytes, depth),
        "FeeBumpTransactionEnvelope" => decodes::<oracle::FeeBumpTransactionEnvelope>(bytes, depth),
        "FeeBumpTransactionExt" => decodes::<oracle::FeeBumpTransactionExt>(bytes, depth),
        "FeeBumpTransactionInnerTx" => decodes::<oracle::FeeBumpTransactionInnerTx>(bytes, depth),
        "FreezeBypassTxs" => decodes::<oracle::FreezeBypassTxs>(bytes, depth),
        "FreezeBypassTxsDelta" => decodes::<oracle::FreezeBypassTxsDelta>(bytes, depth),
        "FrozenLedgerKeys" => decodes::<oracle::FrozenLedgerKeys>(bytes, depth),
        "FrozenLedgerKeysDelta" => decodes::<oracle::FrozenLedgerKeysDelta>(bytes, depth),
        "GeneralizedTransactionSet" => decodes::<oracle::GeneralizedTransactionSet>(bytes, depth),
        "Hash" => decodes::<oracle::Hash>(bytes, depth),
        "HostFunction" => decodes::<oracle::HostFunction>(bytes, depth),
        "HostFunctionType" => decodes::<oracle::HostFunctionType>(bytes, depth),
        "InflationPayout" => decodes::<oracle::InflationPayout>(bytes, depth),
        "InflationResult" => decodes::<oracle::InflationResult>(bytes, depth),
        "InflationResultCode" => decodes::<oracle::InflationResultCode>(bytes, depth),
        "InnerTransactionResult" => decodes::<oracle::InnerTransactionResult>(bytes, depth),
        "InnerTransactionResultExt" => decodes::<oracle::InnerTransactionResultExt>(bytes, depth),
        "InnerTransactionResultPair" => decodes::<oracle::InnerTransactionResultPair>(bytes, depth),
        "InnerTransactionResultResult" => decodes::<oracle::InnerTransactionResultResult>(bytes, depth),
        "Int128Parts" => decodes::<oracle::Int128Parts>(bytes, depth),
        "Int256Parts" => decodes::<oracle::Int256Parts>(bytes, depth),
        "InvokeContractArgs" => decodes::<oracle::InvokeContractArgs>(bytes, depth),
        "InvokeHostFunctionOp" => decodes::<oracle::InvokeHostFunctionOp>(bytes, depth),
        "InvokeHostFunctionResult" => decodes::<oracle::InvokeHostFunctionResult>(bytes, depth),
        "InvokeHostFunctionResultCode" => decodes::<oracle::InvokeHostFunctionResultCode>(bytes, depth),
        "LedgerBounds" => decodes::<oracle::LedgerBounds>(bytes, depth),
        "LedgerCloseMeta" => decodes::<oracle::LedgerCloseMeta>(bytes, depth),
        "LedgerCloseMetaBatch" => decodes::<oracle::LedgerCloseMetaBatch>(bytes, depth),
        "LedgerCloseMetaExt" => decodes::<oracle::LedgerCloseMetaExt>(bytes, depth),
        "LedgerCloseMetaExtV1" => decodes::<oracle::LedgerCloseMetaExtV1>(bytes, depth),
        "LedgerCloseMetaV0" => decodes::<oracle::LedgerCloseMetaV0>(bytes, depth),
        "LedgerCloseMetaV1" => decodes::<oracle::LedgerCloseMetaV1>(bytes, depth),
        "LedgerCloseMetaV2" => decodes::<oracle::LedgerCloseMetaV2>(bytes, depth),
        "LedgerCloseValueSignature" => decodes::<oracle::LedgerCloseValueSignature>(bytes, depth),
        "LedgerEntry" => decodes::<oracle::LedgerEntry>(bytes, depth),
        "LedgerEntryChange" => decodes::<oracle::LedgerEntryChange>(bytes, depth),
        "LedgerEntryChangeType" => decodes::<oracle::LedgerEntryChangeType>(bytes, depth),
        "LedgerEntryChanges" => decodes::<oracle::LedgerEntryChanges>(bytes, depth),
        "LedgerEntryData" => decodes::<oracle::LedgerEntryData>(bytes, depth),
        "LedgerEntryExt" => decodes::<oracle::LedgerEntryExt>(bytes, depth),
        "LedgerEntryExtensionV1" => decodes::<oracle::LedgerEntryExtensionV1>(bytes, depth),
        "LedgerEntryExtensionV1Ext" => decodes::<oracle::LedgerEntryExtensionV1Ext>(bytes, depth),
        "LedgerEntryType" => decodes::<oracle::LedgerEntryType>(bytes, depth),
        "LedgerFootprint" => decodes::<oracle::LedgerFootprint>(bytes, depth),
        "LedgerHeader" => decodes::<oracle::LedgerHeader>(bytes, depth),
        "LedgerHeaderExt" => decodes::<oracle::LedgerHeaderExt>(bytes, depth),
        "LedgerHeaderExtensionV1" => decodes::<oracle::LedgerHeaderExtensionV1>(bytes, depth),
        "LedgerHeaderExtensionV1Ext" => decodes::<oracle::LedgerHeaderExtensionV1Ext>(bytes, depth),
        "LedgerHeaderHistoryEntry" => decodes::<oracle::LedgerHeaderHistoryEntry>(bytes, depth),
        "LedgerHeaderHistoryEntryExt" => decodes::<oracle::LedgerHeaderHistoryEntryExt>(bytes, depth),
        "LedgerKey" => decodes::<oracle::LedgerKey>(bytes, depth),
        "LedgerKeyAccount" => decodes::<oracle::LedgerKeyAccount>(bytes, depth),
        "LedgerKeyClaimableBalance" => decodes::<oracle::LedgerKeyClaimableBalance>(bytes, depth),
        "LedgerKeyConfigSetting" => decodes::<oracle::LedgerKeyConfigSetting>(bytes, depth),
        "LedgerKeyContractCode" => decodes::<oracle::LedgerKeyContractCode>(bytes, depth),
        "LedgerKeyContractData" => decodes::<oracle::LedgerKeyContractData>(bytes, depth),
        "LedgerKeyData" => decodes::<oracle::LedgerKeyData>(bytes, depth),
        "LedgerKeyLiquidityPool" => decodes::<oracle::LedgerKeyLiquidityPool>(bytes, depth),
        "LedgerKeyOffer" => decodes::<oracle::LedgerKeyOffer>(bytes, depth),
        "LedgerKeyTrustLine" => decodes::<oracle::LedgerKeyTrustLine>(bytes, depth),
        "LedgerKeyTtl" => decodes::<oracle::LedgerKeyTtl>(bytes, depth),
        "LedgerSCPMessages" => decodes::<oracle::LedgerScpMessages>(bytes, depth),
        "LedgerUpgrade" => decodes::<oracle::LedgerUpgrade>(bytes, depth),
        "LedgerUpgradeType" => decodes::<oracle::LedgerUpgradeType>(bytes, depth),
        "Liabilities" => decodes::<oracle::Liabilities>(bytes, depth),
        "LiquidityPoolConstantProductParameters" => decodes::<oracle::LiquidityPoolConstantProductParameters>(bytes, depth),
        "LiquidityPoolDepositOp" => decodes::<oracle::LiquidityPoolDepositOp>(bytes, depth),
        "LiquidityPoolDepositResult" => decodes::<oracle::LiquidityPoolDepositResult>(bytes, depth),
        "LiquidityPoolDepositResultCode" => decodes::<oracle::LiquidityPoolDepositResultCode>(bytes, depth),
        "LiquidityPoolEntry" => decodes::<oracle::LiquidityPoolEntry>(bytes, depth),
        "LiquidityPoolEntryBody" => decodes::<oracle::LiquidityPoolEntryBody>(bytes, depth),
        "LiquidityPoolEntryConstantProduct" => decodes::<oracle::LiquidityPoolEntryConstantProduct>(bytes, depth),
        "LiquidityPoolParameters" => decodes::<oracle::LiquidityPoolParameters>(bytes, depth),
        "LiquidityPoolType" => decodes::<oracle::LiquidityPoolType>(bytes, depth),
        "LiquidityPoolWithdrawOp" => decodes::<oracle::LiquidityPoolWithdrawOp>(bytes, depth),
        "LiquidityPoolWithdrawResult" => decodes::<oracle::LiquidityPoolWithdrawResult>(bytes, depth),
        "LiquidityPoolWithdrawResultCode" => decodes::<oracle::LiquidityPoolWithdrawResultCode>(bytes, depth),
        "ManageBuyOfferOp" => decodes::<oracle::ManageBuyOfferOp>(bytes, depth),
        "ManageBuyOfferResult" => decodes::<oracle::ManageBuyOfferResult>(bytes, depth),
        "ManageBuyOfferResultCode" => decodes::<oracle::ManageBuyOfferResultCode>(bytes, depth),
        "ManageDataOp" => decodes::<oracle::ManageDataOp>(bytes, depth),
        "ManageDataResult" => decodes::<oracle::ManageDataResult>(bytes, depth),
        "ManageDataResultCode" => decodes::<oracle::ManageDataResultCode>(bytes, depth),
        "ManageOfferEffect" => decodes::<oracle::ManageOfferEffect>(bytes, depth),
        "ManageOfferSuccessResult" => decodes::<oracle::ManageOfferSuccessResult>(bytes, depth),
        "ManageOfferSuccessResultOffer" => decodes::<oracle::ManageOfferSuccessResultOffer>(bytes, depth),
        "ManageSellOfferOp" => decodes::<oracle::ManageSellOfferOp>(bytes, depth),
        "ManageSellOfferResult" => decodes::<oracle::ManageSellOfferResult>(bytes, depth),
        "ManageSellOfferResultCode" => decodes::<oracle::ManageSellOfferResultCode>(bytes, depth),
        "Memo" => decodes::<oracle::Memo>(bytes, depth),
        "MemoType" => decodes::<oracle::MemoType>(bytes, depth),
        "MuxedAccount" => decodes::<oracle::MuxedAccount>(bytes, depth),
        "MuxedAccountMed25519" => decodes::<oracle::MuxedAccountMed25519>(bytes, depth),
        "MuxedContract" => decodes::<oracle::MuxedContract>(bytes, depth),
        "MuxedEd25519Account" => decodes::<oracle::MuxedEd25519Account>(bytes, depth),
        "NodeID" => decodes::<oracle::NodeId>(bytes, depth),
        "OfferEntry" => decodes::<oracle::OfferEntry>(bytes, depth),
        "OfferEntryExt" => decodes::<oracle::OfferEntryExt>(bytes, depth),
        "Operation" => decodes::<oracle::Operation>(bytes, depth),
        "OperationBody" => decodes::<oracle::OperationBody>(bytes, depth),
        "OperationMeta" => decodes::<oracle::OperationMeta>(bytes, depth),
        "OperationMetaV2" => decodes::<oracle::OperationMetaV2>(bytes, depth),
        "OperationResult" => decodes::<oracle::OperationResult>(bytes, depth),
        "OperationResultCode" => decodes::<oracle::OperationResultCode>(bytes, depth),
        "OperationResultTr" => decodes::<oracle::OperationResultTr>(bytes, depth),
        "OperationType" => decodes::<oracle::OperationType>(bytes, depth),
        "ParallelTxExecutionStage" => decodes::<oracle::ParallelTxExecutionStage>(bytes, depth),
        "ParallelTxsComponent" => decodes::<oracle::ParallelTxsComponent>(bytes, depth),
        "PathPaymentStrictReceiveOp" => decodes::<oracle::PathPaymentStrictReceiveOp>(bytes, depth),
        "PathPaymentStrictReceiveResult" => decodes::<oracle::PathPaymentStrictReceiveResult>(bytes, depth),
        "PathPaymentStrictReceiveResultCode" => decodes::<oracle::PathPaymentStrictReceiveResultCode>(bytes, depth),
        "PathPaymentStrictReceiveResultSuccess" => decodes::<oracle::PathPaymentStrictReceiveResultSuccess>(bytes, depth),
        "PathPaymentStrictSendOp" => decodes::<oracle::PathPaymentStrictSendOp>(bytes, depth),
        "PathPaymentStrictSendResult" => decodes::<oracle::PathPaymentStrictSendResult>(bytes, depth),
        "PathPaymentStrictSendResultCode" => decodes::<oracle::PathPaymentStrictSendResultCode>(bytes, depth),
        "PathPaymentStrictSendResultSuccess" => decodes::<oracle::PathPaymentStrictSendResultSuccess>(bytes, depth),
        "PaymentOp" => decodes::<oracle::PaymentOp>(bytes, depth),
        "PaymentResult" => decodes::<oracle::PaymentResult>(bytes, depth),
        "PaymentResultCode" => decodes::<oracle::PaymentResultCode>(bytes, depth),
        "PoolID" => decodes::<oracle::PoolId>(bytes, depth),
        "PreconditionType" => decodes::<oracle::PreconditionType>(bytes, depth),
        "Preconditions" => decodes::<oracle::Preconditions>(bytes, depth),
        "PreconditionsV2" => decodes::<oracle::PreconditionsV2>(bytes, depth),
        "Price" => decodes::<oracle::Price>(bytes, depth),
        "PublicKey" => decodes::<oracle::PublicKey>(bytes, depth),
        "PublicKeyType" => decodes::<oracle::PublicKeyType>(bytes, depth),
        "RestoreFootprintOp" => decodes::<oracle::RestoreFootprintOp>(bytes, depth),
        "RestoreFootprintResult" => decodes::<oracle::RestoreFootprintResult>(bytes, depth),
        "RestoreFootprintResultCode" => decodes::<oracle::RestoreFootprintResultCode>(bytes, depth),
        "RevokeSponsorshipOp" => decodes::<oracle::RevokeSponsorshipOp>(bytes, depth),
        "RevokeSponsorshipOpSigner" => decodes::<oracle::RevokeSponsorshipOpSigner>(bytes, depth),
        "RevokeSponsorshipResult" => decodes::<oracle::RevokeSponsorshipResult>(bytes, depth),
        "RevokeSponsorshipResultCode" => decodes::<oracle::RevokeSponsorshipResultCode>(bytes, depth),
        "RevokeSponsorshipType" => decodes::<oracle::RevokeSponsorshipType>(bytes, depth),
        "SCAddress" => decodes::<oracle::ScAddress>(bytes, depth),
        "SCAddressType" => decodes::<oracle::ScAddressType>(bytes, depth),
        "SCBytes" => decodes::<oracle::ScBytes>(bytes, depth),
        "SCContractInstance" => decodes::<oracle::ScContractInstance>(bytes, depth),
        "SCError" => decodes::<oracle::ScError>(bytes, depth),
        "SCErrorCode" => decodes::<oracle::ScErrorCode>(bytes, depth),
        "SCErrorType" => decodes::<oracle::ScErrorType>(bytes, depth),
        "SCMap" => decodes::<oracle::ScMap>(bytes, depth),
        "SCMapEntry" => decodes::<oracle::ScMapEntry>(bytes, depth),
        "SCNonceKey" => decodes::<oracle::ScNonceKey>(bytes, depth),
        "SCPBallot" => decodes::<oracle::ScpBallot>(bytes, depth),
        "SCPEnvelope" => decodes::<oracle::ScpEnvelope>(bytes, depth),
        "SCPHistoryEntry" => decodes::<oracle::ScpHistoryEntry>(bytes, depth),
        "SCPHistoryEntryV0" => decodes::<oracle::ScpHistoryEntryV0>(bytes, depth),
        "SCPNomination" => decodes::<oracle::ScpNomination>(bytes, depth),
        "SCPQuorumSet" => decodes::<oracle::ScpQuorumSet>(bytes, depth),
        "SCPStatement" => decodes::<oracle::ScpStatement>(bytes, depth),
        "SCPStatementConfirm" => decodes::<oracle::ScpStatementConfirm>(bytes, depth),
        "SCPStatementExternalize" => decodes::<oracle::ScpStatementExternalize>(bytes, depth),
        "SCPStatementPledges" => decodes::<oracle::ScpStatementPledges>(bytes, depth),
        "SCPStatementPrepare" => decodes::<oracle::ScpStatementPrepare>(bytes, depth),
        "SCPStatementType" => decodes::<oracle::ScpStatementType>(bytes, depth),
        "SCString" => decodes::<oracle::ScString>(bytes, depth),
        "SCSymbol" => decodes::<oracle::ScSymbol>(bytes, depth),
        "SCVal" => decodes::<oracle::ScVal>(bytes, depth),
        "SCValType" => decodes::<oracle::ScValType>(bytes, depth),
        "SCVec" => decodes::<oracle::ScVec>(bytes, depth),
        "SequenceNumber" => decodes::<oracle::SequenceNumber>(bytes, depth),
        "SetOptionsOp" => decodes::<oracle::SetOptionsOp>(bytes, depth),
        "SetOptionsResult" => decodes::<oracle::SetOptionsResult>(bytes, depth),
        "SetOptionsResultCode" => decodes::<oracle::SetOptionsResultCode>(bytes, depth),
        "SetTrustLineFlagsOp" => decodes::<oracle::SetTrustLineFlagsOp>(bytes, depth),
        "SetTrustLineFlagsResult" => decodes::<oracle::SetTrustLineFlagsResult>(bytes, depth),
        "SetTrustLineFlagsResultCode" => decodes::<oracle::SetTrustLineFlagsResultCode>(bytes, depth),
        "Signature" => decodes::<oracle::Signature>(bytes, depth),
        "SignatureHint" => decodes::<oracle::SignatureHint>(bytes, depth),
        "Signer" => decodes::<oracle::Signer>(bytes, depth),
        "SignerKey" => decodes::<oracle::SignerKey>(bytes, depth),
        "SignerKeyEd25519SignedPayload" => decodes::<oracle::SignerKeyEd25519SignedPayload>(bytes, depth),
        "SignerKeyType" => decodes::<oracle::SignerKeyType>(bytes, depth),
        "SimplePaymentResult" => decodes::<oracle::SimplePaymentResult>(bytes, depth),
        "SorobanAddressCredentials" => decodes::<oracle::SorobanAddressCredentials>(bytes, depth),
        "SorobanAddressCredentialsWithDelegates" => decodes::<oracle::SorobanAddressCredentialsWithDelegates>(bytes, depth),
        "SorobanAuthorizationEntry" => decodes::<oracle::SorobanAuthorizationEntry>(bytes, depth),
        "SorobanAuthorizedFunction" => decodes::<oracle::SorobanAuthorizedFunction>(bytes, depth),
        "SorobanAuthorizedFunctionType" => decodes::<oracle::SorobanAuthorizedFunctionType>(bytes, depth),
        "SorobanAuthorizedInvocation" => decodes::<oracle::SorobanAuthorizedInvocation>(bytes, depth),
        "SorobanCredentials" => decodes::<oracle::SorobanCredentials>(bytes, depth),
        "SorobanCredentialsType" => decodes::<oracle::SorobanCredentialsType>(bytes, depth),
        "SorobanDelegateSignature" => decodes::<oracle::SorobanDelegateSignature>(bytes, depth),
        "SorobanResources" => decodes::<oracle::SorobanResources>(bytes, depth),
        "SorobanResourcesExtV0" => decodes::<oracle::SorobanResourcesExtV0>(bytes, depth),
        "SorobanTransactionData" => decodes::<oracle::SorobanTransactionData>(bytes, depth),
        "SorobanTransactionDataExt" => decodes::<oracle::SorobanTransactionDataExt>(bytes, depth),
        "SorobanTransactionMeta" => decodes::<oracle::SorobanTransactionMeta>(bytes, depth),
        "SorobanTransactionMetaExt" => decodes::<oracle::SorobanTransactionMetaExt>(bytes, depth),
        "SorobanTransactionMetaExtV1" => decodes::<oracle::SorobanTransactionMetaExtV1>(bytes, depth),
        "SorobanTransactionMetaV2" => decodes::<oracle::SorobanTransactionMetaV2>(bytes, depth),
        "SponsorshipDescriptor" => decodes::<oracle::SponsorshipDescriptor>(bytes, depth),
        "StateArchivalSettings" => decodes::<oracle::StateArchivalSettings>(bytes, depth),
        "StellarValue" => decodes::<oracle::StellarValue>(bytes, depth),
        "StellarValueExt" => decodes::<oracle::StellarValueExt>(bytes, depth),
        "StellarValueProposedMsValue" => decodes::<oracle::StellarValueProposedMsValue>(bytes, depth),
        "StellarValueProposedValue" => decodes::<oracle::StellarValueProposedValue>(bytes, depth),
        "StellarValueSignedMsValue" => decodes::<oracle::StellarValueSignedMsValue>(bytes, depth),
        "StellarValueType" => decodes::<oracle::StellarValueType>(bytes, depth),
        "TTLEntry" => decodes::<oracle::TtlEntry>(bytes, depth),
        "Thresholds" => decodes::<oracle::Thresholds>(bytes, depth),
        "TimeBounds" => decodes::<oracle::TimeBounds>(bytes, depth),
        "TimePoint" => decodes::<oracle::TimePoint>(bytes, depth),
        "TimePointMs" => decodes::<oracle::TimePointMs>(bytes, depth),
        "Transaction" => decodes::<oracle::Transaction>(bytes, depth),
        "TransactionEnvelope" => decodes::<oracle::TransactionEnvelope>(bytes, depth),
        "TransactionEvent" => decodes::<oracle::TransactionEvent>(bytes, depth),
        "TransactionEventStage" => decodes::<oracle::TransactionEventStage>(bytes, depth),
        "TransactionExt" => decodes::<oracle::TransactionExt>(bytes, depth),
        "TransactionMeta" => decodes::<oracle::TransactionMeta>(bytes, depth),
        "TransactionMetaV1" => decodes::<oracle::TransactionMetaV1>(bytes, depth),
        "TransactionMetaV2" => decodes::<oracle::TransactionMetaV2>(bytes, depth),
        "TransactionMetaV3" => decodes::<oracle::TransactionMetaV3>(bytes, depth),
        "TransactionMetaV4" => decodes::<oracle::TransactionMetaV4>(bytes, depth),
        "TransactionPhase" => decodes::<oracle::TransactionPhase>(bytes, depth),
        "TransactionResult" => decodes::<oracle::TransactionResult>(bytes, depth),
        "TransactionResultCode" => decodes::<oracle::TransactionResultCode>(bytes, depth),
        "TransactionResultExt" => decodes::<oracle::TransactionResultExt>(bytes, depth),
        "TransactionResultMeta" => decodes::<oracle::TransactionResultMeta>(bytes, depth),
        "TransactionResultMetaV1" => decodes::<oracle::TransactionResultMetaV1>(bytes, depth),
        "TransactionResultPair" => decodes::<oracle::TransactionResultPair>(bytes, depth),
        "TransactionResultResult" => decodes::<oracle::TransactionResultResult>(bytes, depth),
        "TransactionSet" => decodes::<oracle::TransactionSet>(bytes, depth),
        "TransactionSetV1" => decodes::<oracle::TransactionSetV1>(bytes, depth),
        "TransactionV0" => decodes::<oracle::TransactionV0>(bytes, depth),
        "TransactionV0Envelope" => decodes::<oracle::TransactionV0Envelope>(bytes, depth),
        "TransactionV0Ext" => decodes::<oracle::TransactionV0Ext>(bytes, depth),
        "TransactionV1Envelope" => decodes::<oracle::TransactionV1Envelope>(bytes, depth),
        "TrustLineAsset" => decodes::<oracle::TrustLineAsset>(bytes, depth),
        "TrustLineEntry" => decodes::<oracle::TrustLineEntry>(bytes, depth),
        "TrustLineEntryExt" => decodes::<oracle::TrustLineEntryExt>(bytes, depth),
        "TrustLineEntryExtensionV2" => decodes::<oracle::TrustLineEntryExtensionV2>(bytes, depth),
        "TrustLineEntryExtensionV2Ext" => decodes::<oracle::TrustLineEntryExtensionV2Ext>(bytes, depth),
        "TrustLineEntryV1" => decodes::<oracle::TrustLineEntryV1>(bytes, depth),
        "TrustLineEntryV1Ext" => decodes::<oracle::TrustLineEntryV1Ext>(bytes, depth),
        "TxSetComponent" => decodes::<oracle::TxSetComponent>(bytes, depth),
        "TxSetComponentTxsMaybeDiscountedFee" => decodes::<oracle::TxSetComponentTxsMaybeDiscountedFee>(bytes, depth),
        "TxSetComponentType" => decodes::<oracle::TxSetComponentType>(bytes, depth),
        "UInt128Parts" => decodes::<oracle::UInt128Parts>(bytes, depth),
        "UInt256Parts" => decodes::<oracle::UInt256Parts>(bytes, depth),
        "UpgradeEntryMeta" => decodes::<oracle::UpgradeEntryMeta>(bytes, depth),
        "UpgradeType" => decodes::<oracle::UpgradeType>(bytes, depth),
        "Value" => decodes::<oracle::Value>(bytes, depth),
        "string32" => decodes::<oracle::String32>(bytes, depth),
        "string64" => decodes::<oracle::String64>(bytes, depth),
        "uint256" => decodes::<oracle::Uint256>(bytes, depth),
        other => panic!("{other} is not a type"),
    }
}

/// What the type's view accepts, written back; nothing for types without views.
pub fn written_back(name: &str, bytes: &[u8], depth: u32) -> Option<Result<Vec<u8>, Error>> {
    Some(match name {
        "AccountEntry" => encoded::<AccountEntryView>(bytes, depth),
        "AccountEntryExt" => encoded::<AccountEntryExtView>(bytes, depth),
        "AccountEntryExtensionV1" => encoded::<AccountEntryExtensionV1View>(bytes, depth),
        "AccountEntryExtensionV1Ext" => encoded::<AccountEntryExtensionV1ExtView>(bytes, depth),
        "AccountEntryExtensionV2" => encoded::<AccountEntryExtensionV2View>(bytes, depth),
        "AccountEntryExtensionV2Ext" => encoded::<AccountEntryExtensionV2ExtView>(bytes, depth),
        "AccountEntryExtensionV3" => encoded::<AccountEntryExtensionV3View>(bytes, depth),
        "AccountMergeResult" => encoded::<AccountMergeResultView>(bytes, depth),
        "AllowTrustOp" => encoded::<AllowTrustOpView>(bytes, depth),
        "AllowTrustResult" => encoded::<AllowTrustResultView>(bytes, depth),
        "AlphaNum12" => encoded::<AlphaNum12View>(bytes, depth),
        "AlphaNum4" => encoded::<AlphaNum4View>(bytes, depth),
        "Asset" => encoded::<AssetView>(bytes, depth),
        "AssetCode" => encoded::<AssetCodeView>(bytes, depth),
        "BeginSponsoringFutureReservesOp" => encoded::<BeginSponsoringFutureReservesOpView>(bytes, depth),
        "BeginSponsoringFutureReservesResult" => encoded::<BeginSponsoringFutureReservesResultView>(bytes, depth),
        "BumpSequenceOp" => encoded::<BumpSequenceOpView>(bytes, depth),
        "BumpSequenceResult" => encoded::<BumpSequenceResultView>(bytes, depth),
        "ChangeTrustAsset" => encoded::<ChangeTrustAssetView>(bytes, depth),
        "ChangeTrustOp" => encoded::<ChangeTrustOpView>(bytes, depth),
        "ChangeTrustResult" => encoded::<ChangeTrustResultView>(bytes, depth),
        "ClaimAtom" => encoded::<ClaimAtomView>(bytes, depth),
        "ClaimClaimableBalanceOp" => encoded::<ClaimClaimableBalanceOpView>(bytes, depth),
        "ClaimClaimableBalanceResult" => encoded::<ClaimClaimableBalanceResultView>(bytes, depth),
        "ClaimLiquidityAtom" => encoded::<ClaimLiquidityAtomView>(bytes, depth),
        "ClaimOfferAtom" => encoded::<ClaimOfferAtomView>(bytes, depth),
        "ClaimOfferAtomV0" => encoded::<ClaimOfferAtomV0View>(bytes, depth),
        "ClaimPredicate" => encoded::<ClaimPredicateView>(bytes, depth),
        "ClaimableBalanceEntry" => encoded::<ClaimableBalanceEntryView>(bytes, depth),
        "ClaimableBalanceEntryExt" => encoded::<ClaimableBalanceEntryExtView>(bytes, depth),
        "ClaimableBalanceEntryExtensionV1" => encoded::<ClaimableBalanceEntryExtensionV1View>(bytes, depth),
        "ClaimableBalanceEntryExtensionV1Ext" => encoded::<ClaimableBalanceEntryExtensionV1ExtView>(bytes, depth),
        "ClaimableBalanceID" => encoded::<ClaimableBalanceIdView>(bytes, depth),
        "Claimant" => encoded::<ClaimantView>(bytes, depth),
        "ClaimantV0" => encoded::<ClaimantV0View>(bytes, depth),
        "ClawbackClaimableBalanceOp" => encoded::<ClawbackClaimableBalanceOpView>(bytes, depth),
        "ClawbackClaimableBalanceResult" => encoded::<ClawbackClaimableBalanceResultView>(bytes, depth),
        "ClawbackOp" => encoded::<ClawbackOpView>(bytes, depth),
        "ClawbackResult" => encoded::<ClawbackResultView>(bytes, depth),
        "ConfigSettingContractBandwidthV0" => encoded::<ConfigSettingContractBandwidthV0View>(bytes, depth),
        "ConfigSettingContractComputeV0" => encoded::<ConfigSettingContractComputeV0View>(bytes, depth),
        "ConfigSettingContractEventsV0" => encoded::<ConfigSettingContractEventsV0View>(bytes, depth),
        "ConfigSettingContractExecutionLanesV0" => encoded::<ConfigSettingContractExecutionLanesV0View>(bytes, depth),
        "ConfigSettingContractHistoricalDataV0" => encoded::<ConfigSettingContractHistoricalDataV0View>(bytes, depth),
        "ConfigSettingContractLedgerCostExtV0" => encoded::<ConfigSettingContractLedgerCostExtV0View>(bytes, depth),
        "ConfigSettingContractLedgerCostV0" => encoded::<ConfigSettingContractLedgerCostV0View>(bytes, depth),
        "ConfigSettingContractParallelComputeV0" => encoded::<ConfigSettingContractParallelComputeV0View>(bytes, depth),
        "ConfigSettingEntry" => encoded::<ConfigSettingEntryView>(bytes, depth),
        "ConfigSettingSCPTiming" => encoded::<ConfigSettingScpTimingView>(bytes, depth),
        "ConfigUpgradeSetKey" => encoded::<ConfigUpgradeSetKeyView>(bytes, depth),
        "ContractCodeCostInputs" => encoded::<ContractCodeCostInputsView>(bytes, depth),
        "ContractCodeEntry" => encoded::<ContractCodeEntryView>(bytes, depth),
        "ContractCodeEntryExt" => encoded::<ContractCodeEntryExtView>(bytes, depth),
        "ContractCodeEntryV1" => encoded::<ContractCodeEntryV1View>(bytes, depth),
        "ContractCostParamEntry" => encoded::<ContractCostParamEntryView>(bytes, depth),
        "ContractCostParams" => encoded::<ContractCostParamsView>(bytes, depth),
        "ContractDataEntry" => encoded::<ContractDataEntryView>(bytes, depth),
        "ContractEvent" => encoded::<ContractEventView>(bytes, depth),
        "ContractEventBody" => encoded::<ContractEventBodyView>(bytes, depth),
        "ContractEventV0" => encoded::<ContractEventV0View>(bytes, depth),
        "ContractExecutable" => encoded::<ContractExecutableView>(bytes, depth),
        "ContractExecutableExternalRef" => encoded::<ContractExecutableExternalRefView>(bytes, depth),
        "ContractIDPreimage" => encoded::<ContractIdPreimageView>(bytes, depth),
        "ContractIDPreimageFromAddress" => encoded::<ContractIdPreimageFromAddressView>(bytes, depth),
        "CreateAccountOp" => encoded::<CreateAccountOpView>(bytes, depth),
        "CreateAccountResult" => encoded::<CreateAccountResultView>(bytes, depth),
        "CreateClaimableBalanceOp" => encoded::<CreateClaimableBalanceOpView>(bytes, depth),
        "CreateClaimableBalanceResult" => encoded::<CreateClaimableBalanceResultView>(bytes, depth),
        "CreateContractArgs" => encoded::<CreateContractArgsView>(bytes, depth),
        "CreateContractArgsV2" => encoded::<CreateContractArgsV2View>(bytes, depth),
        "CreatePassiveSellOfferOp" => encoded::<CreatePassiveSellOfferOpView>(bytes, depth),
        "DataEntry" => encoded::<DataEntryView>(bytes, depth),
        "DataEntryExt" => encoded::<DataEntryExtView>(bytes, depth),
        "DecoratedSignature" => encoded::<DecoratedSignatureView>(bytes, depth),
        "DependentTxCluster" => encoded::<DependentTxClusterView>(bytes, depth),
        "DiagnosticEvent" => encoded::<DiagnosticEventView>(bytes, depth),
        "EndSponsoringFutureReservesResult" => encoded::<EndSponsoringFutureReservesResultView>(bytes, depth),
        "EvictionIterator" => encoded::<EvictionIteratorView>(bytes, depth),
        "ExtendFootprintTTLOp" => encoded::<ExtendFootprintTtlOpView>(bytes, depth),
        "ExtendFootprintTTLResult" => encoded::<ExtendFootprintTtlResultView>(bytes, depth),
        "ExtensionPoint" => encoded::<ExtensionPointView>(bytes, depth),
        "FeeBumpTransaction" => encoded::<FeeBumpTransactionView>(bytes, depth),
        "FeeBumpTransactionEnvelope" => encoded::<FeeBumpTransactionEnvelopeView>(bytes, depth),
        "FeeBumpTransactionExt" => encoded::<FeeBumpTransactionExtView>(bytes, depth),
        "FeeBumpTransactionInnerTx" => encoded::<FeeBumpTransactionInnerTxView>(bytes, depth),
        "FreezeBypassTxs" => encoded::<FreezeBypassTxsView>(bytes, depth),
        "FreezeBypassTxsDelta" => encoded::<FreezeBypassTxsDeltaView>(bytes, depth),
        "FrozenLedgerKeys" => encoded::<FrozenLedgerKeysView>(bytes, depth),
        "FrozenLedgerKeysDelta" => encoded::<FrozenLedgerKeysDeltaView>(bytes, depth),
        "GeneralizedTransactionSet" => encoded::<GeneralizedTransactionSetView>(bytes, depth),
        "HostFunction" => encoded::<HostFunctionView>(bytes, depth),
        "InflationPayout" => encoded::<InflationPayoutView>(bytes, depth),
        "InflationResult" => encoded::<InflationResultView>(bytes, depth),
        "InnerTransactionResult" => encoded::<InnerTransactionResultView>(bytes, depth),
        "InnerTransactionResultExt" => encoded::<InnerTransactionResultExtView>(bytes, depth),
        "InnerTransactionResultPair" => encoded::<InnerTransactionResultPairView>(bytes, depth),
        "InnerTransactionResultResult" => encoded::<InnerTransactionResultResultView>(bytes, depth),
        "Int128Parts" => encoded::<Int128PartsView>(bytes, depth),
        "Int256Parts" => encoded::<Int256PartsView>(bytes, depth),
        "InvokeContractArgs" => encoded::<InvokeContractArgsView>(bytes, depth),
        "InvokeHostFunctionOp" => encoded::<InvokeHostFunctionOpView>(bytes, depth),
        "InvokeHostFunctionResult" => encoded::<InvokeHostFunctionResultView>(bytes, depth),
        "LedgerBounds" => encoded::<LedgerBoundsView>(bytes, depth),
        "LedgerCloseMeta" => encoded::<LedgerCloseMetaView>(bytes, depth),
        "LedgerCloseMetaBatch" => encoded::<LedgerCloseMetaBatchView>(bytes, depth),
        "LedgerCloseMetaExt" => encoded::<LedgerCloseMetaExtView>(bytes, depth),
        "LedgerCloseMetaExtV1" => encoded::<LedgerCloseMetaExtV1View>(bytes, depth),
        "LedgerCloseMetaV0" => encoded::<LedgerCloseMetaV0View>(bytes, depth),
        "LedgerCloseMetaV1" => encoded::<LedgerCloseMetaV1View>(bytes, depth),
        "LedgerCloseMetaV2" => encoded::<LedgerCloseMetaV2View>(bytes, depth),
        "LedgerCloseValueSignature" => encoded::<LedgerCloseValueSignatureView>(bytes, depth),
        "LedgerEntry" => encoded::<LedgerEntryView>(bytes, depth),
        "LedgerEntryChange" => encoded::<LedgerEntryChangeView>(bytes, depth),
        "LedgerEntryChanges" => encoded::<LedgerEntryChangesView>(bytes, depth),
        "LedgerEntryData" => encoded::<LedgerEntryDataView>(bytes, depth),
        "LedgerEntryExt" => encoded::<LedgerEntryExtView>(bytes, depth),
        "LedgerEntryExtensionV1" => encoded::<LedgerEntryExtensionV1View>(bytes, depth),
        "LedgerEntryExtensionV1Ext" => encoded::<LedgerEntryExtensionV1ExtView>(bytes, depth),
        "LedgerFootprint" => encoded::<LedgerFootprintView>(bytes, depth),
        "LedgerHeader" => encoded::<LedgerHeaderView>(bytes, depth),
        "LedgerHeaderExt" => encoded::<LedgerHeaderExtView>(bytes, depth),
        "LedgerHeaderExtensionV1" => encoded::<LedgerHeaderExtensionV1View>(bytes, depth),
        "LedgerHeaderExtensionV1Ext" => encoded::<LedgerHeaderExtensionV1ExtView>(bytes, depth),
        "LedgerHeaderHistoryEntry" => encoded::<LedgerHeaderHistoryEntryView>(bytes, depth),
        "LedgerHeaderHistoryEntryExt" => encoded::<LedgerHeaderHistoryEntryExtView>(bytes, depth),
        "LedgerKey" => encoded::<LedgerKeyView>(bytes, depth),
        "LedgerKeyAccount" => encoded::<LedgerKeyAccountView>(bytes, depth),
        "LedgerKeyClaimableBalance" => encoded::<LedgerKeyClaimableBalanceView>(bytes, depth),
        "LedgerKeyConfigSetting" => encoded::<LedgerKeyConfigSettingView>(bytes, depth),
        "LedgerKeyContractCode" => encoded::<LedgerKeyContractCodeView>(bytes, depth),
        "LedgerKeyContractData" => encoded::<LedgerKeyContractDataView>(bytes, depth),
        "LedgerKeyData" => encoded::<LedgerKeyDataView>(bytes, depth),
        "LedgerKeyLiquidityPool" => encoded::<LedgerKeyLiquidityPoolView>(bytes, depth),
        "LedgerKeyOffer" => encoded::<LedgerKeyOfferView>(bytes, depth),
        "LedgerKeyTrustLine" => encoded::<LedgerKeyTrustLineView>(bytes, depth),
        "LedgerKeyTtl" => encoded::<LedgerKeyTtlView>(bytes, depth),
        "LedgerSCPMessages" => encoded::<LedgerScpMessagesView>(bytes, depth),
        "LedgerUpgrade" => encoded::<LedgerUpgradeView>(bytes, depth),
        "Liabilities" => encoded::<LiabilitiesView>(bytes, depth),
        "LiquidityPoolConstantProductParameters" => encoded::<LiquidityPoolConstantProductParametersView>(bytes, depth),
        "LiquidityPoolDepositOp" => encoded::<LiquidityPoolDepositOpView>(bytes, depth),
        "LiquidityPoolDepositResult" => encoded::<LiquidityPoolDepositResultView>(bytes, depth),
        "LiquidityPoolEntry" => encoded::<LiquidityPoolEntryView>(bytes, depth),
        "LiquidityPoolEntryBody" => encoded::<LiquidityPoolEntryBodyView>(bytes, depth),
        "LiquidityPoolEntryConstantProduct" => encoded::<LiquidityPoolEntryConstantProductView>(bytes, depth),
        "LiquidityPoolParameters" => encoded::<LiquidityPoolParametersView>(bytes, depth),
        "LiquidityPoolWithdrawOp" => encoded::<LiquidityPoolWithdrawOpView>(bytes, depth),
        "LiquidityPoolWithdrawResult" => encoded::<LiquidityPoolWithdrawResultView>(bytes, depth),
        "ManageBuyOfferOp" => encoded::<ManageBuyOfferOpView>(bytes, depth),
        "ManageBuyOfferResult" => encoded::<ManageBuyOfferResultView>(bytes, depth),
        "ManageDataOp" => encoded::<ManageDataOpView>(bytes, depth),
        "ManageDataResult" => encoded::<ManageDataResultView>(bytes, depth),
        "ManageOfferSuccessResult" => encoded::<ManageOfferSuccessResultView>(bytes, depth),
        "ManageOfferSuccessResultOffer" => encoded::<ManageOfferSuccessResultOfferView>(bytes, depth),
        "ManageSellOfferOp" => encoded::<ManageSellOfferOpView>(bytes, depth),
        "ManageSellOfferResult" => encoded::<ManageSellOfferResultView>(bytes, depth),
        "Memo" => encoded::<MemoView>(bytes, depth),
        "MuxedAccount" => encoded::<MuxedAccountView>(bytes, depth),
        "MuxedAccountMed25519" => encoded::<MuxedAccountMed25519View>(bytes, depth),
        "MuxedContract" => encoded::<MuxedContractView>(bytes, depth),
        "MuxedEd25519Account" => encoded::<MuxedEd25519AccountView>(bytes, depth),
        "OfferEntry" => encoded::<OfferEntryView>(bytes, depth),
        "OfferEntryExt" => encoded::<OfferEntryExtView>(bytes, depth),
        "Operation" => encoded::<OperationView>(bytes, depth),
        "OperationBody" => encoded::<OperationBodyView>(bytes, depth),
        "OperationMeta" => encoded::<OperationMetaView>(bytes, depth),
        "OperationMetaV2" => encoded::<OperationMetaV2View>(bytes, depth),
        "OperationResult" => encoded::<OperationResultView>(bytes, depth),
        "OperationResultTr" => encoded::<OperationResultTrView>(bytes, depth),
        "ParallelTxExecutionStage" => encoded::<ParallelTxExecutionStageView>(bytes, depth),
        "ParallelTxsComponent" => encoded::<ParallelTxsComponentView>(bytes, depth),
        "PathPaymentStrictReceiveOp" => encoded::<PathPaymentStrictReceiveOpView>(bytes, depth),
        "PathPaymentStrictReceiveResult" => encoded::<PathPaymentStrictReceiveResultView>(bytes, depth),
        "PathPaymentStrictReceiveResultSuccess" => encoded::<PathPaymentStrictReceiveResultSuccessView>(bytes, depth),
        "PathPaymentStrictSendOp" => encoded::<PathPaymentStrictSendOpView>(bytes, depth),
        "PathPaymentStrictSendResult" => encoded::<PathPaymentStrictSendResultView>(bytes, depth),
        "PathPaymentStrictSendResultSuccess" => encoded::<PathPaymentStrictSendResultSuccessView>(bytes, depth),
        "PaymentOp" => encoded::<PaymentOpView>(bytes, depth),
        "PaymentResult" => encoded::<PaymentResultView>(bytes, depth),
        "Preconditions" => encoded::<PreconditionsView>(bytes, depth),
        "PreconditionsV2" => encoded::<PreconditionsV2View>(bytes, depth),
        "Price" => encoded::<PriceView>(bytes, depth),
        "PublicKey" => encoded::<PublicKeyView>(bytes, depth),
        "RestoreFootprintOp" => encoded::<RestoreFootprintOpView>(bytes, depth),
        "RestoreFootprintResult" => encoded::<RestoreFootprintResultView>(bytes, depth),
        "RevokeSponsorshipOp" => encoded::<RevokeSponsorshipOpView>(bytes, depth),
        "RevokeSponsorshipOpSigner" => encoded::<RevokeSponsorshipOpSignerView>(bytes, depth),
        "RevokeSponsorshipResult" => encoded::<RevokeSponsorshipResultView>(bytes, depth),
        "SCAddress" => encoded::<ScAddressView>(bytes, depth),
        "SCContractInstance" => encoded::<ScContractInstanceView>(bytes, depth),
        "SCError" => encoded::<ScErrorView>(bytes, depth),
        "SCMap" => encoded::<ScMapView>(bytes, depth),
        "SCMapEntry" => encoded::<ScMapEntryView>(bytes, depth),
        "SCNonceKey" => encoded::<ScNonceKeyView>(bytes, depth),
        "SCPBallot" => encoded::<ScpBallotView>(bytes, depth),
        "SCPEnvelope" => encoded::<ScpEnvelopeView>(bytes, depth),
        "SCPHistoryEntry" => encoded::<ScpHistoryEntryView>(bytes, depth),
        "SCPHistoryEntryV0" => encoded::<ScpHistoryEntryV0View>(bytes, depth),
        "SCPNomination" => encoded::<ScpNominationView>(bytes, depth),
        "SCPQuorumSet" => encoded::<ScpQuorumSetView>(bytes, depth),
        "SCPStatement" => encoded::<ScpStatementView>(bytes, depth),
        "SCPStatementConfirm" => encoded::<ScpStatementConfirmView>(bytes, depth),
        "SCPStatementExternalize" => encoded::<ScpStatementExternalizeView>(bytes, depth),
        "SCPStatementPledges" => encoded::<ScpStatementPledgesView>(bytes, depth),
        "SCPStatementPrepare" => encoded::<ScpStatementPrepareView>(bytes, depth),
        "SCVal" => encoded::<ScValView>(bytes, depth),
        "SCVec" => encoded::<ScVecView>(bytes, depth),
        "SetOptionsOp" => encoded::<SetOptionsOpView>(bytes, depth),
        "SetOptionsResult" => encoded::<SetOptionsResultView>(bytes, depth),
        "SetTrustLineFlagsOp" => encoded::<SetTrustLineFlagsOpView>(bytes, depth),
        "SetTrustLineFlagsResult" => encoded::<SetTrustLineFlagsResultView>(bytes, depth),
        "Signer" => encoded::<SignerView>(bytes, depth),
        "SignerKey" => encoded::<SignerKeyView>(bytes, depth),
        "SignerKeyEd25519SignedPayload" => encoded::<SignerKeyEd25519SignedPayloadView>(bytes, depth),
        "SimplePaymentResult" => encoded::<SimplePaymentResultView>(bytes, depth),
        "SorobanAddressCredentials" => encoded::<SorobanAddressCredentialsView>(bytes, depth),
        "SorobanAddressCredentialsWithDelegates" => encoded::<SorobanAddressCredentialsWithDelegatesView>(bytes, depth),
        "SorobanAuthorizationEntry" => encoded::<SorobanAuthorizationEntryView>(bytes, depth),
        "SorobanAuthorizedFunction" => encoded::<SorobanAuthorizedFunctionView>(bytes, depth),
        "SorobanAuthorizedInvocation" => encoded::<SorobanAuthorizedInvocationView>(bytes, depth),
        "SorobanCredentials" => encoded::<SorobanCredentialsView>(bytes, depth),
        "SorobanDelegateSignature" => encoded::<SorobanDelegateSignatureView>(bytes, depth),
        "SorobanResources" => encoded::<SorobanResourcesView>(bytes, depth),
        "SorobanResourcesExtV0" => encoded::<SorobanResourcesExtV0View>(bytes, depth),
        "SorobanTransactionData" => encoded::<SorobanTransactionDataView>(bytes, depth),
        "SorobanTransactionDataExt" => encoded::<SorobanTransactionDataExtView>(bytes, depth),
        "SorobanTransactionMeta" => encoded::<SorobanTransactionMetaView>(bytes, depth),
        "SorobanTransactionMetaExt" => encoded::<SorobanTransactionMetaExtView>(bytes, depth),
        "SorobanTransactionMetaExtV1" => encoded::<SorobanTransactionMetaExtV1View>(bytes, depth),
        "SorobanTransactionMetaV2" => encoded::<SorobanTransactionMetaV2View>(bytes, depth),
        "StateArchivalSettings" => encoded::<StateArchivalSettingsView>(bytes, depth),
        "StellarValue" => encoded::<StellarValueView>(bytes, depth),
        "StellarValueExt" => encoded::<StellarValueExtView>(bytes, depth),
        "StellarValueProposedMsValue" => encoded::<StellarValueProposedMsValueView>(bytes, depth),
        "StellarValueProposedValue" => encoded::<StellarValueProposedValueView>(bytes, depth),
        "StellarValueSignedMsValue" => encoded::<StellarValueSignedMsValueView>(bytes, depth),
        "TTLEntry" => encoded::<TtlEntryView>(bytes, depth),
        "TimeBounds" => encoded::<TimeBoundsView>(bytes, depth),
        "Transaction" => encoded::<TransactionView>(bytes, depth),
        "TransactionEnvelope" => encoded::<TransactionEnvelopeView>(bytes, depth),
        "TransactionEvent" => encoded::<TransactionEventView>(bytes, depth),
        "TransactionExt" => encoded::<TransactionExtView>(bytes, depth),
        "TransactionMeta" => encoded::<TransactionMetaView>(bytes, depth),
        "TransactionMetaV1" => encoded::<TransactionMetaV1View>(bytes, depth),
        "TransactionMetaV2" => encoded::<TransactionMetaV2View>(bytes, depth),
        "TransactionMetaV3" => encoded::<TransactionMetaV3View>(bytes, depth),
        "TransactionMetaV4" => encoded::<TransactionMetaV4View>(bytes, depth),
        "TransactionPhase" => encoded::<TransactionPhaseView>(bytes, depth),
        "TransactionResult" => encoded::<TransactionResultView>(bytes, depth),
        "TransactionResultExt" => encoded::<TransactionResultExtView>(bytes, depth),
        "TransactionResultMeta" => encoded::<TransactionResultMetaView>(bytes, depth),
        "TransactionResultMetaV1" => encoded::<TransactionResultMetaV1View>(bytes, depth),
        "TransactionResultPair" => encoded::<TransactionResultPairView>(bytes, depth),
        "TransactionResultResult" => encoded::<TransactionResultResultView>(bytes, depth),
        "TransactionSet" => encoded::<TransactionSetView>(bytes, depth),
        "TransactionSetV1" => encoded::<TransactionSetV1View>(bytes, depth),
        "TransactionV0" => encoded::<TransactionV0View>(bytes, depth),
        "TransactionV0Envelope" => encoded::<TransactionV0EnvelopeView>(bytes, depth),
        "TransactionV0Ext" => encoded::<TransactionV0ExtView>(bytes, depth),
        "TransactionV1Envelope" => encoded::<TransactionV1EnvelopeView>(bytes, depth),
        "TrustLineAsset" => encoded::<TrustLineAssetView>(bytes, depth),
        "TrustLineEntry" => encoded::<TrustLineEntryView>(bytes, depth),
        "TrustLineEntryExt" => encoded::<TrustLineEntryExtView>(bytes, depth),
        "TrustLineEntryExtensionV2" => encoded::<TrustLineEntryExtensionV2View>(bytes, depth),
        "TrustLineEntryExtensionV2Ext" => encoded::<TrustLineEntryExtensionV2ExtView>(bytes, depth),
        "TrustLineEntryV1" => encoded::<TrustLineEntryV1View>(bytes, depth),
        "TrustLineEntryV1Ext" => encoded::<TrustLineEntryV1ExtView>(bytes, depth),
        "TxSetComponent" => encoded::<TxSetComponentView>(bytes, depth),
        "TxSetComponentTxsMaybeDiscountedFee" => encoded::<TxSetComponentTxsMaybeDiscountedFeeView>(bytes, depth),
        "UInt128Parts" => encoded::<UInt128PartsView>(bytes, depth),
        "UInt256Parts" => encoded::<UInt256PartsView>(bytes, depth),
        "UpgradeEntryMeta" => encoded::<UpgradeEntryMetaView>(bytes, depth),
        _ => return None,
    })
}

impl Encode for AccountEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
        self.balance().encode(out);
        self.seq_num().encode(out);
        self.num_sub_entries().encode(out);
        self.inflation_dest().encode(out);
        self.flags().encode(out);
        self.home_domain().encode(out);
        self.thresholds().encode(out);
        self.signers().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for AccountEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            AccountEntryExtArm::V0 => {}
            AccountEntryExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for AccountEntryExtensionV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liabilities().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for AccountEntryExtensionV1ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            AccountEntryExtensionV1ExtArm::V0 => {}
            AccountEntryExtensionV1ExtArm::V2(it) => it.encode(out),
        }
    }
}

impl Encode for AccountEntryExtensionV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.num_sponsored().encode(out);
        self.num_sponsoring().encode(out);
        self.signer_sponsoring_i_ds().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for AccountEntryExtensionV2ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            AccountEntryExtensionV2ExtArm::V0 => {}
            AccountEntryExtensionV2ExtArm::V3(it) => it.encode(out),
        }
    }
}

impl Encode for AccountEntryExtensionV3View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.seq_ledger().encode(out);
        self.seq_time().encode(out);
    }
}

impl Encode for AccountMergeResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            AccountMergeResultArm::Success(it) => it.encode(out),
            AccountMergeResultArm::Malformed => {}
            AccountMergeResultArm::NoAccount => {}
            AccountMergeResultArm::ImmutableSet => {}
            AccountMergeResultArm::HasSubEntries => {}
            AccountMergeResultArm::SeqnumTooFar => {}
            AccountMergeResultArm::DestFull => {}
            AccountMergeResultArm::IsSponsor => {}
        }
    }
}

impl Encode for AccountMergeResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for AllowTrustOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.trustor().encode(out);
        self.asset().encode(out);
        self.authorize().encode(out);
    }
}

impl Encode for AllowTrustResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for AllowTrustResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for AlphaNum12View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.asset_code().encode(out);
        self.issuer().encode(out);
    }
}

impl Encode for AlphaNum4View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.asset_code().encode(out);
        self.issuer().encode(out);
    }
}

impl Encode for AssetView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            AssetArm::Native => {}
            AssetArm::CreditAlphanum4(it) => it.encode(out),
            AssetArm::CreditAlphanum12(it) => it.encode(out),
        }
    }
}

impl Encode for AssetCodeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            AssetCodeArm::CreditAlphanum4(it) => it.encode(out),
            AssetCodeArm::CreditAlphanum12(it) => it.encode(out),
        }
    }
}

impl Encode for AssetType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for BeginSponsoringFutureReservesOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.sponsored_id().encode(out);
    }
}

impl Encode for BeginSponsoringFutureReservesResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for BeginSponsoringFutureReservesResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for BumpSequenceOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.bump_to().encode(out);
    }
}

impl Encode for BumpSequenceResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for BumpSequenceResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ChangeTrustAssetView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ChangeTrustAssetArm::Native => {}
            ChangeTrustAssetArm::CreditAlphanum4(it) => it.encode(out),
            ChangeTrustAssetArm::CreditAlphanum12(it) => it.encode(out),
            ChangeTrustAssetArm::PoolShare(it) => it.encode(out),
        }
    }
}

impl Encode for ChangeTrustOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.line().encode(out);
        self.limit().encode(out);
    }
}

impl Encode for ChangeTrustResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ChangeTrustResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClaimAtomView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ClaimAtomArm::V0(it) => it.encode(out),
            ClaimAtomArm::OrderBook(it) => it.encode(out),
            ClaimAtomArm::LiquidityPool(it) => it.encode(out),
        }
    }
}

impl Encode for ClaimAtomType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClaimClaimableBalanceOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.balance_id().encode(out);
    }
}

impl Encode for ClaimClaimableBalanceResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ClaimClaimableBalanceResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClaimLiquidityAtomView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liquidity_pool_id().encode(out);
        self.asset_sold().encode(out);
        self.amount_sold().encode(out);
        self.asset_bought().encode(out);
        self.amount_bought().encode(out);
    }
}

impl Encode for ClaimOfferAtomView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.seller_id().encode(out);
        self.offer_id().encode(out);
        self.asset_sold().encode(out);
        self.amount_sold().encode(out);
        self.asset_bought().encode(out);
        self.amount_bought().encode(out);
    }
}

impl Encode for ClaimOfferAtomV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.seller_ed25519().encode(out);
        self.offer_id().encode(out);
        self.asset_sold().encode(out);
        self.amount_sold().encode(out);
        self.asset_bought().encode(out);
        self.amount_bought().encode(out);
    }
}

impl Encode for ClaimPredicateView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ClaimPredicateArm::Unconditional => {}
            ClaimPredicateArm::And(it) => it.encode(out),
            ClaimPredicateArm::Or(it) => it.encode(out),
            ClaimPredicateArm::Not(it) => it.encode(out),
            ClaimPredicateArm::BeforeAbsoluteTime(it) => it.encode(out),
            ClaimPredicateArm::BeforeRelativeTime(it) => it.encode(out),
        }
    }
}

impl Encode for ClaimPredicateType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClaimableBalanceEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.balance_id().encode(out);
        self.claimants().encode(out);
        self.asset().encode(out);
        self.amount().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for ClaimableBalanceEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ClaimableBalanceEntryExtArm::V0 => {}
            ClaimableBalanceEntryExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for ClaimableBalanceEntryExtensionV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.flags().encode(out);
    }
}

impl Encode for ClaimableBalanceEntryExtensionV1ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ClaimableBalanceIdView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ClaimableBalanceIdArm::ClaimableBalanceIdTypeV0(it) => it.encode(out),
        }
    }
}

impl Encode for ClaimableBalanceIdType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClaimantView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ClaimantArm::ClaimantTypeV0(it) => it.encode(out),
        }
    }
}

impl Encode for ClaimantType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClaimantV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.destination().encode(out);
        self.predicate().encode(out);
    }
}

impl Encode for ClawbackClaimableBalanceOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.balance_id().encode(out);
    }
}

impl Encode for ClawbackClaimableBalanceResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ClawbackClaimableBalanceResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ClawbackOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.asset().encode(out);
        self.from().encode(out);
        self.amount().encode(out);
    }
}

impl Encode for ClawbackResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ClawbackResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ConfigSettingContractBandwidthV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_max_txs_size_bytes().encode(out);
        self.tx_max_size_bytes().encode(out);
        self.fee_tx_size1_kb().encode(out);
    }
}

impl Encode for ConfigSettingContractComputeV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_max_instructions().encode(out);
        self.tx_max_instructions().encode(out);
        self.fee_rate_per_instructions_increment().encode(out);
        self.tx_memory_limit().encode(out);
    }
}

impl Encode for ConfigSettingContractEventsV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_max_contract_events_size_bytes().encode(out);
        self.fee_contract_events1_kb().encode(out);
    }
}

impl Encode for ConfigSettingContractExecutionLanesV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_max_tx_count().encode(out);
    }
}

impl Encode for ConfigSettingContractHistoricalDataV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.fee_historical1_kb().encode(out);
    }
}

impl Encode for ConfigSettingContractLedgerCostExtV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_max_footprint_entries().encode(out);
        self.fee_write1_kb().encode(out);
    }
}

impl Encode for ConfigSettingContractLedgerCostV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_max_disk_read_entries().encode(out);
        self.ledger_max_disk_read_bytes().encode(out);
        self.ledger_max_write_ledger_entries().encode(out);
        self.ledger_max_write_bytes().encode(out);
        self.tx_max_disk_read_entries().encode(out);
        self.tx_max_disk_read_bytes().encode(out);
        self.tx_max_write_ledger_entries().encode(out);
        self.tx_max_write_bytes().encode(out);
        self.fee_disk_read_ledger_entry().encode(out);
        self.fee_write_ledger_entry().encode(out);
        self.fee_disk_read1_kb().encode(out);
        self.soroban_state_target_size_bytes().encode(out);
        self.rent_fee1_kb_soroban_state_size_low().encode(out);
        self.rent_fee1_kb_soroban_state_size_high().encode(out);
        self.soroban_state_rent_fee_growth_factor().encode(out);
    }
}

impl Encode for ConfigSettingContractParallelComputeV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_max_dependent_tx_clusters().encode(out);
    }
}

impl Encode for ConfigSettingEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ConfigSettingEntryArm::ContractMaxSizeBytes(it) => it.encode(out),
            ConfigSettingEntryArm::ContractComputeV0(it) => it.encode(out),
            ConfigSettingEntryArm::ContractLedgerCostV0(it) => it.encode(out),
            ConfigSettingEntryArm::ContractHistoricalDataV0(it) => it.encode(out),
            ConfigSettingEntryArm::ContractEventsV0(it) => it.encode(out),
            ConfigSettingEntryArm::ContractBandwidthV0(it) => it.encode(out),
            ConfigSettingEntryArm::ContractCostParamsCpuInstructions(it) => it.encode(out),
            ConfigSettingEntryArm::ContractCostParamsMemoryBytes(it) => it.encode(out),
            ConfigSettingEntryArm::ContractDataKeySizeBytes(it) => it.encode(out),
            ConfigSettingEntryArm::ContractDataEntrySizeBytes(it) => it.encode(out),
            ConfigSettingEntryArm::StateArchival(it) => it.encode(out),
            ConfigSettingEntryArm::ContractExecutionLanes(it) => it.encode(out),
            ConfigSettingEntryArm::LiveSorobanStateSizeWindow(it) => it.encode(out),
            ConfigSettingEntryArm::EvictionIterator(it) => it.encode(out),
            ConfigSettingEntryArm::ContractParallelComputeV0(it) => it.encode(out),
            ConfigSettingEntryArm::ContractLedgerCostExtV0(it) => it.encode(out),
            ConfigSettingEntryArm::ScpTiming(it) => it.encode(out),
            ConfigSettingEntryArm::FrozenLedgerKeys(it) => it.encode(out),
            ConfigSettingEntryArm::FrozenLedgerKeysDelta(it) => it.encode(out),
            ConfigSettingEntryArm::FreezeBypassTxs(it) => it.encode(out),
            ConfigSettingEntryArm::FreezeBypassTxsDelta(it) => it.encode(out),
        }
    }
}

impl Encode for ConfigSettingId {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ConfigSettingScpTimingView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_target_close_time_milliseconds().encode(out);
        self.nomination_timeout_initial_milliseconds().encode(out);
        self.nomination_timeout_increment_milliseconds().encode(out);
        self.ballot_timeout_initial_milliseconds().encode(out);
        self.ballot_timeout_increment_milliseconds().encode(out);
    }
}

impl Encode for ConfigUpgradeSetKeyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.contract_id().encode(out);
        self.content_hash().encode(out);
    }
}

impl Encode for ContractCodeCostInputsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.n_instructions().encode(out);
        self.n_functions().encode(out);
        self.n_globals().encode(out);
        self.n_table_entries().encode(out);
        self.n_types().encode(out);
        self.n_data_segments().encode(out);
        self.n_elem_segments().encode(out);
        self.n_imports().encode(out);
        self.n_exports().encode(out);
        self.n_data_segment_bytes().encode(out);
    }
}

impl Encode for ContractCodeEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.hash().encode(out);
        self.code().encode(out);
    }
}

impl Encode for ContractCodeEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ContractCodeEntryExtArm::V0 => {}
            ContractCodeEntryExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for ContractCodeEntryV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.cost_inputs().encode(out);
    }
}

impl Encode for ContractCostParamEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.const_term().encode(out);
        self.linear_term().encode(out);
    }
}

impl Encode for ContractCostParamsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.list().encode(out);
    }
}

impl Encode for ContractDataDurability {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ContractDataEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.contract().encode(out);
        self.key().encode(out);
        self.durability().encode(out);
        self.val().encode(out);
    }
}

impl Encode for ContractEventView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.contract_id().encode(out);
        self.type_().encode(out);
        self.body().encode(out);
    }
}

impl Encode for ContractEventBodyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ContractEventBodyArm::V0(it) => it.encode(out),
        }
    }
}

impl Encode for ContractEventType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ContractEventV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.topics().encode(out);
        self.data().encode(out);
    }
}

impl Encode for ContractExecutableView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ContractExecutableArm::Wasm(it) => it.encode(out),
            ContractExecutableArm::StellarAsset => {}
            ContractExecutableArm::ExternalRef(it) => it.encode(out),
        }
    }
}

impl Encode for ContractExecutableExternalRefView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.executable_owner().encode(out);
        self.tag().encode(out);
    }
}

impl Encode for ContractExecutableType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ContractIdPreimageView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ContractIdPreimageArm::Address(it) => it.encode(out),
            ContractIdPreimageArm::Asset(it) => it.encode(out),
        }
    }
}

impl Encode for ContractIdPreimageFromAddressView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.address().encode(out);
        self.salt().encode(out);
    }
}

impl Encode for ContractIdPreimageType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for CreateAccountOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.destination().encode(out);
        self.starting_balance().encode(out);
    }
}

impl Encode for CreateAccountResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for CreateAccountResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for CreateClaimableBalanceOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.asset().encode(out);
        self.amount().encode(out);
        self.claimants().encode(out);
    }
}

impl Encode for CreateClaimableBalanceResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            CreateClaimableBalanceResultArm::Success(it) => it.encode(out),
            CreateClaimableBalanceResultArm::Malformed => {}
            CreateClaimableBalanceResultArm::LowReserve => {}
            CreateClaimableBalanceResultArm::NoTrust => {}
            CreateClaimableBalanceResultArm::NotAuthorized => {}
            CreateClaimableBalanceResultArm::Underfunded => {}
        }
    }
}

impl Encode for CreateClaimableBalanceResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for CreateContractArgsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.contract_id_preimage().encode(out);
        self.executable().encode(out);
    }
}

impl Encode for CreateContractArgsV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.contract_id_preimage().encode(out);
        self.executable().encode(out);
        self.constructor_args().encode(out);
    }
}

impl Encode for CreatePassiveSellOfferOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.selling().encode(out);
        self.buying().encode(out);
        self.amount().encode(out);
        self.price().encode(out);
    }
}

impl Encode for CryptoKeyType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for DataEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
        self.data_name().encode(out);
        self.data_value().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for DataEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for DecoratedSignatureView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hint().encode(out);
        self.signature().encode(out);
    }
}

impl Encode for DependentTxClusterView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.list().encode(out);
    }
}

impl Encode for DiagnosticEventView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.in_successful_contract_call().encode(out);
        self.event().encode(out);
    }
}

impl Encode for EndSponsoringFutureReservesResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for EndSponsoringFutureReservesResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for EnvelopeType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for EvictionIteratorView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.bucket_list_level().encode(out);
        self.is_curr_bucket().encode(out);
        self.bucket_file_offset().encode(out);
    }
}

impl Encode for ExtendFootprintTtlOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.extend_to().encode(out);
    }
}

impl Encode for ExtendFootprintTtlResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ExtendFootprintTtlResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ExtensionPointView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for FeeBumpTransactionView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.fee_source().encode(out);
        self.fee().encode(out);
        self.inner_tx().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for FeeBumpTransactionEnvelopeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx().encode(out);
        self.signatures().encode(out);
    }
}

impl Encode for FeeBumpTransactionExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for FeeBumpTransactionInnerTxView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            FeeBumpTransactionInnerTxArm::Tx(it) => it.encode(out),
        }
    }
}

impl Encode for FreezeBypassTxsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_hashes().encode(out);
    }
}

impl Encode for FreezeBypassTxsDeltaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.add_txs().encode(out);
        self.remove_txs().encode(out);
    }
}

impl Encode for FrozenLedgerKeysView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.keys().encode(out);
    }
}

impl Encode for FrozenLedgerKeysDeltaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.keys_to_freeze().encode(out);
        self.keys_to_unfreeze().encode(out);
    }
}

impl Encode for GeneralizedTransactionSetView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            GeneralizedTransactionSetArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for HostFunctionView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            HostFunctionArm::InvokeContract(it) => it.encode(out),
            HostFunctionArm::CreateContract(it) => it.encode(out),
            HostFunctionArm::UploadContractWasm(it) => it.encode(out),
            HostFunctionArm::CreateContractV2(it) => it.encode(out),
        }
    }
}

impl Encode for HostFunctionType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for InflationPayoutView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.destination().encode(out);
        self.amount().encode(out);
    }
}

impl Encode for InflationResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            InflationResultArm::Success(it) => it.encode(out),
            InflationResultArm::NotTime => {}
        }
    }
}

impl Encode for InflationResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for InnerTransactionResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.fee_charged().encode(out);
        self.result().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for InnerTransactionResultExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for InnerTransactionResultPairView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.transaction_hash().encode(out);
        self.result().encode(out);
    }
}

impl Encode for InnerTransactionResultResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            InnerTransactionResultResultArm::TxSuccess(it) => it.encode(out),
            InnerTransactionResultResultArm::TxFailed(it) => it.encode(out),
            InnerTransactionResultResultArm::TxTooEarly => {}
            InnerTransactionResultResultArm::TxTooLate => {}
            InnerTransactionResultResultArm::TxMissingOperation => {}
            InnerTransactionResultResultArm::TxBadSeq => {}
            InnerTransactionResultResultArm::TxBadAuth => {}
            InnerTransactionResultResultArm::TxInsufficientBalance => {}
            InnerTransactionResultResultArm::TxNoAccount => {}
            InnerTransactionResultResultArm::TxInsufficientFee => {}
            InnerTransactionResultResultArm::TxBadAuthExtra => {}
            InnerTransactionResultResultArm::TxInternalError => {}
            InnerTransactionResultResultArm::TxNotSupported => {}
            InnerTransactionResultResultArm::TxBadSponsorship => {}
            InnerTransactionResultResultArm::TxBadMinSeqAgeOrGap => {}
            InnerTransactionResultResultArm::TxMalformed => {}
            InnerTransactionResultResultArm::TxSorobanInvalid => {}
            InnerTransactionResultResultArm::TxFrozenKeyAccessed => {}
        }
    }
}

impl Encode for Int128PartsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hi().encode(out);
        self.lo().encode(out);
    }
}

impl Encode for Int256PartsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hi_hi().encode(out);
        self.hi_lo().encode(out);
        self.lo_hi().encode(out);
        self.lo_lo().encode(out);
    }
}

impl Encode for InvokeContractArgsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.contract_address().encode(out);
        self.function_name().encode(out);
        self.args().encode(out);
    }
}

impl Encode for InvokeHostFunctionOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.host_function().encode(out);
        self.auth().encode(out);
    }
}

impl Encode for InvokeHostFunctionResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            InvokeHostFunctionResultArm::Success(it) => it.encode(out),
            InvokeHostFunctionResultArm::Malformed => {}
            InvokeHostFunctionResultArm::Trapped => {}
            InvokeHostFunctionResultArm::ResourceLimitExceeded => {}
            InvokeHostFunctionResultArm::EntryArchived => {}
            InvokeHostFunctionResultArm::InsufficientRefundableFee => {}
        }
    }
}

impl Encode for InvokeHostFunctionResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for LedgerBoundsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.min_ledger().encode(out);
        self.max_ledger().encode(out);
    }
}

impl Encode for LedgerCloseMetaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerCloseMetaArm::V0(it) => it.encode(out),
            LedgerCloseMetaArm::V1(it) => it.encode(out),
            LedgerCloseMetaArm::V2(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerCloseMetaBatchView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.start_sequence().encode(out);
        self.end_sequence().encode(out);
        self.ledger_close_metas().encode(out);
    }
}

impl Encode for LedgerCloseMetaExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerCloseMetaExtArm::V0 => {}
            LedgerCloseMetaExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerCloseMetaExtV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.soroban_fee_write1_kb().encode(out);
    }
}

impl Encode for LedgerCloseMetaV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_header().encode(out);
        self.tx_set().encode(out);
        self.tx_processing().encode(out);
        self.upgrades_processing().encode(out);
        self.scp_info().encode(out);
    }
}

impl Encode for LedgerCloseMetaV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.ledger_header().encode(out);
        self.tx_set().encode(out);
        self.tx_processing().encode(out);
        self.upgrades_processing().encode(out);
        self.scp_info().encode(out);
        self.total_byte_size_of_live_soroban_state().encode(out);
        self.evicted_keys().encode(out);
        self.unused().encode(out);
    }
}

impl Encode for LedgerCloseMetaV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.ledger_header().encode(out);
        self.tx_set().encode(out);
        self.tx_processing().encode(out);
        self.upgrades_processing().encode(out);
        self.scp_info().encode(out);
        self.total_byte_size_of_live_soroban_state().encode(out);
        self.evicted_keys().encode(out);
    }
}

impl Encode for LedgerCloseValueSignatureView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.node_id().encode(out);
        self.signature().encode(out);
    }
}

impl Encode for LedgerEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.last_modified_ledger_seq().encode(out);
        self.data().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for LedgerEntryChangeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerEntryChangeArm::Created(it) => it.encode(out),
            LedgerEntryChangeArm::Updated(it) => it.encode(out),
            LedgerEntryChangeArm::Removed(it) => it.encode(out),
            LedgerEntryChangeArm::State(it) => it.encode(out),
            LedgerEntryChangeArm::Restored(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerEntryChangeType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for LedgerEntryChangesView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.list().encode(out);
    }
}

impl Encode for LedgerEntryDataView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerEntryDataArm::Account(it) => it.encode(out),
            LedgerEntryDataArm::Trustline(it) => it.encode(out),
            LedgerEntryDataArm::Offer(it) => it.encode(out),
            LedgerEntryDataArm::Data(it) => it.encode(out),
            LedgerEntryDataArm::ClaimableBalance(it) => it.encode(out),
            LedgerEntryDataArm::LiquidityPool(it) => it.encode(out),
            LedgerEntryDataArm::ContractData(it) => it.encode(out),
            LedgerEntryDataArm::ContractCode(it) => it.encode(out),
            LedgerEntryDataArm::ConfigSetting(it) => it.encode(out),
            LedgerEntryDataArm::Ttl(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerEntryExtArm::V0 => {}
            LedgerEntryExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerEntryExtensionV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.sponsoring_id().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for LedgerEntryExtensionV1ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for LedgerEntryType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for LedgerFootprintView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.read_only().encode(out);
        self.read_write().encode(out);
    }
}

impl Encode for LedgerHeaderView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_version().encode(out);
        self.previous_ledger_hash().encode(out);
        self.scp_value().encode(out);
        self.tx_set_result_hash().encode(out);
        self.bucket_list_hash().encode(out);
        self.ledger_seq().encode(out);
        self.total_coins().encode(out);
        self.fee_pool().encode(out);
        self.inflation_seq().encode(out);
        self.id_pool().encode(out);
        self.base_fee().encode(out);
        self.base_reserve().encode(out);
        self.max_tx_set_size().encode(out);
        self.skip_list().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for LedgerHeaderExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerHeaderExtArm::V0 => {}
            LedgerHeaderExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerHeaderExtensionV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.flags().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for LedgerHeaderExtensionV1ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for LedgerHeaderHistoryEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hash().encode(out);
        self.header().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for LedgerHeaderHistoryEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for LedgerKeyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerKeyArm::Account(it) => it.encode(out),
            LedgerKeyArm::Trustline(it) => it.encode(out),
            LedgerKeyArm::Offer(it) => it.encode(out),
            LedgerKeyArm::Data(it) => it.encode(out),
            LedgerKeyArm::ClaimableBalance(it) => it.encode(out),
            LedgerKeyArm::LiquidityPool(it) => it.encode(out),
            LedgerKeyArm::ContractData(it) => it.encode(out),
            LedgerKeyArm::ContractCode(it) => it.encode(out),
            LedgerKeyArm::ConfigSetting(it) => it.encode(out),
            LedgerKeyArm::Ttl(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerKeyAccountView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
    }
}

impl Encode for LedgerKeyClaimableBalanceView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.balance_id().encode(out);
    }
}

impl Encode for LedgerKeyConfigSettingView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.config_setting_id().encode(out);
    }
}

impl Encode for LedgerKeyContractCodeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hash().encode(out);
    }
}

impl Encode for LedgerKeyContractDataView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.contract().encode(out);
        self.key().encode(out);
        self.durability().encode(out);
    }
}

impl Encode for LedgerKeyDataView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
        self.data_name().encode(out);
    }
}

impl Encode for LedgerKeyLiquidityPoolView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liquidity_pool_id().encode(out);
    }
}

impl Encode for LedgerKeyOfferView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.seller_id().encode(out);
        self.offer_id().encode(out);
    }
}

impl Encode for LedgerKeyTrustLineView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
        self.asset().encode(out);
    }
}

impl Encode for LedgerKeyTtlView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.key_hash().encode(out);
    }
}

impl Encode for LedgerScpMessagesView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ledger_seq().encode(out);
        self.messages().encode(out);
    }
}

impl Encode for LedgerUpgradeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LedgerUpgradeArm::Version(it) => it.encode(out),
            LedgerUpgradeArm::BaseFee(it) => it.encode(out),
            LedgerUpgradeArm::MaxTxSetSize(it) => it.encode(out),
            LedgerUpgradeArm::BaseReserve(it) => it.encode(out),
            LedgerUpgradeArm::Flags(it) => it.encode(out),
            LedgerUpgradeArm::Config(it) => it.encode(out),
            LedgerUpgradeArm::MaxSorobanTxSetSize(it) => it.encode(out),
        }
    }
}

impl Encode for LedgerUpgradeType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for LiabilitiesView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.buying().encode(out);
        self.selling().encode(out);
    }
}

impl Encode for LiquidityPoolConstantProductParametersView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.asset_a().encode(out);
        self.asset_b().encode(out);
        self.fee().encode(out);
    }
}

impl Encode for LiquidityPoolDepositOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liquidity_pool_id().encode(out);
        self.max_amount_a().encode(out);
        self.max_amount_b().encode(out);
        self.min_price().encode(out);
        self.max_price().encode(out);
    }
}

impl Encode for LiquidityPoolDepositResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for LiquidityPoolDepositResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for LiquidityPoolEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liquidity_pool_id().encode(out);
        self.body().encode(out);
    }
}

impl Encode for LiquidityPoolEntryBodyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LiquidityPoolEntryBodyArm::LiquidityPoolConstantProduct(it) => it.encode(out),
        }
    }
}

impl Encode for LiquidityPoolEntryConstantProductView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.params().encode(out);
        self.reserve_a().encode(out);
        self.reserve_b().encode(out);
        self.total_pool_shares().encode(out);
        self.pool_shares_trust_line_count().encode(out);
    }
}

impl Encode for LiquidityPoolParametersView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            LiquidityPoolParametersArm::LiquidityPoolConstantProduct(it) => it.encode(out),
        }
    }
}

impl Encode for LiquidityPoolType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for LiquidityPoolWithdrawOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liquidity_pool_id().encode(out);
        self.amount().encode(out);
        self.min_amount_a().encode(out);
        self.min_amount_b().encode(out);
    }
}

impl Encode for LiquidityPoolWithdrawResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for LiquidityPoolWithdrawResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ManageBuyOfferOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.selling().encode(out);
        self.buying().encode(out);
        self.buy_amount().encode(out);
        self.price().encode(out);
        self.offer_id().encode(out);
    }
}

impl Encode for ManageBuyOfferResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ManageBuyOfferResultArm::Success(it) => it.encode(out),
            ManageBuyOfferResultArm::Malformed => {}
            ManageBuyOfferResultArm::SellNoTrust => {}
            ManageBuyOfferResultArm::BuyNoTrust => {}
            ManageBuyOfferResultArm::SellNotAuthorized => {}
            ManageBuyOfferResultArm::BuyNotAuthorized => {}
            ManageBuyOfferResultArm::LineFull => {}
            ManageBuyOfferResultArm::Underfunded => {}
            ManageBuyOfferResultArm::CrossSelf => {}
            ManageBuyOfferResultArm::SellNoIssuer => {}
            ManageBuyOfferResultArm::BuyNoIssuer => {}
            ManageBuyOfferResultArm::NotFound => {}
            ManageBuyOfferResultArm::LowReserve => {}
        }
    }
}

impl Encode for ManageBuyOfferResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ManageDataOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.data_name().encode(out);
        self.data_value().encode(out);
    }
}

impl Encode for ManageDataResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for ManageDataResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ManageOfferEffect {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ManageOfferSuccessResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.offers_claimed().encode(out);
        self.offer().encode(out);
    }
}

impl Encode for ManageOfferSuccessResultOfferView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ManageOfferSuccessResultOfferArm::Created(it) => it.encode(out),
            ManageOfferSuccessResultOfferArm::Updated(it) => it.encode(out),
            ManageOfferSuccessResultOfferArm::Deleted => {}
        }
    }
}

impl Encode for ManageSellOfferOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.selling().encode(out);
        self.buying().encode(out);
        self.amount().encode(out);
        self.price().encode(out);
        self.offer_id().encode(out);
    }
}

impl Encode for ManageSellOfferResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ManageSellOfferResultArm::Success(it) => it.encode(out),
            ManageSellOfferResultArm::Malformed => {}
            ManageSellOfferResultArm::SellNoTrust => {}
            ManageSellOfferResultArm::BuyNoTrust => {}
            ManageSellOfferResultArm::SellNotAuthorized => {}
            ManageSellOfferResultArm::BuyNotAuthorized => {}
            ManageSellOfferResultArm::LineFull => {}
            ManageSellOfferResultArm::Underfunded => {}
            ManageSellOfferResultArm::CrossSelf => {}
            ManageSellOfferResultArm::SellNoIssuer => {}
            ManageSellOfferResultArm::BuyNoIssuer => {}
            ManageSellOfferResultArm::NotFound => {}
            ManageSellOfferResultArm::LowReserve => {}
        }
    }
}

impl Encode for ManageSellOfferResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for MemoView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            MemoArm::None => {}
            MemoArm::Text(it) => it.encode(out),
            MemoArm::Id(it) => it.encode(out),
            MemoArm::Hash(it) => it.encode(out),
            MemoArm::Return(it) => it.encode(out),
        }
    }
}

impl Encode for MemoType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for MuxedAccountView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            MuxedAccountArm::Ed25519(it) => it.encode(out),
            MuxedAccountArm::MuxedEd25519(it) => it.encode(out),
        }
    }
}

impl Encode for MuxedAccountMed25519View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.id().encode(out);
        self.ed25519().encode(out);
    }
}

impl Encode for MuxedContractView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.id().encode(out);
        self.contract_id().encode(out);
    }
}

impl Encode for MuxedEd25519AccountView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.id().encode(out);
        self.ed25519().encode(out);
    }
}

impl Encode for OfferEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.seller_id().encode(out);
        self.offer_id().encode(out);
        self.selling().encode(out);
        self.buying().encode(out);
        self.amount().encode(out);
        self.price().encode(out);
        self.flags().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for OfferEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for OperationView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.source_account().encode(out);
        self.body().encode(out);
    }
}

impl Encode for OperationBodyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            OperationBodyArm::CreateAccount(it) => it.encode(out),
            OperationBodyArm::Payment(it) => it.encode(out),
            OperationBodyArm::PathPaymentStrictReceive(it) => it.encode(out),
            OperationBodyArm::ManageSellOffer(it) => it.encode(out),
            OperationBodyArm::CreatePassiveSellOffer(it) => it.encode(out),
            OperationBodyArm::SetOptions(it) => it.encode(out),
            OperationBodyArm::ChangeTrust(it) => it.encode(out),
            OperationBodyArm::AllowTrust(it) => it.encode(out),
            OperationBodyArm::AccountMerge(it) => it.encode(out),
            OperationBodyArm::Inflation => {}
            OperationBodyArm::ManageData(it) => it.encode(out),
            OperationBodyArm::BumpSequence(it) => it.encode(out),
            OperationBodyArm::ManageBuyOffer(it) => it.encode(out),
            OperationBodyArm::PathPaymentStrictSend(it) => it.encode(out),
            OperationBodyArm::CreateClaimableBalance(it) => it.encode(out),
            OperationBodyArm::ClaimClaimableBalance(it) => it.encode(out),
            OperationBodyArm::BeginSponsoringFutureReserves(it) => it.encode(out),
            OperationBodyArm::EndSponsoringFutureReserves => {}
            OperationBodyArm::RevokeSponsorship(it) => it.encode(out),
            OperationBodyArm::Clawback(it) => it.encode(out),
            OperationBodyArm::ClawbackClaimableBalance(it) => it.encode(out),
            OperationBodyArm::SetTrustLineFlags(it) => it.encode(out),
            OperationBodyArm::LiquidityPoolDeposit(it) => it.encode(out),
            OperationBodyArm::LiquidityPoolWithdraw(it) => it.encode(out),
            OperationBodyArm::InvokeHostFunction(it) => it.encode(out),
            OperationBodyArm::ExtendFootprintTtl(it) => it.encode(out),
            OperationBodyArm::RestoreFootprint(it) => it.encode(out),
        }
    }
}

impl Encode for OperationMetaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.changes().encode(out);
    }
}

impl Encode for OperationMetaV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.changes().encode(out);
        self.events().encode(out);
    }
}

impl Encode for OperationResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            OperationResultArm::OpInner(it) => it.encode(out),
            OperationResultArm::OpBadAuth => {}
            OperationResultArm::OpNoAccount => {}
            OperationResultArm::OpNotSupported => {}
            OperationResultArm::OpTooManySubentries => {}
            OperationResultArm::OpExceededWorkLimit => {}
            OperationResultArm::OpTooManySponsoring => {}
        }
    }
}

impl Encode for OperationResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for OperationResultTrView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            OperationResultTrArm::CreateAccount(it) => it.encode(out),
            OperationResultTrArm::Payment(it) => it.encode(out),
            OperationResultTrArm::PathPaymentStrictReceive(it) => it.encode(out),
            OperationResultTrArm::ManageSellOffer(it) => it.encode(out),
            OperationResultTrArm::CreatePassiveSellOffer(it) => it.encode(out),
            OperationResultTrArm::SetOptions(it) => it.encode(out),
            OperationResultTrArm::ChangeTrust(it) => it.encode(out),
            OperationResultTrArm::AllowTrust(it) => it.encode(out),
            OperationResultTrArm::AccountMerge(it) => it.encode(out),
            OperationResultTrArm::Inflation(it) => it.encode(out),
            OperationResultTrArm::ManageData(it) => it.encode(out),
            OperationResultTrArm::BumpSequence(it) => it.encode(out),
            OperationResultTrArm::ManageBuyOffer(it) => it.encode(out),
            OperationResultTrArm::PathPaymentStrictSend(it) => it.encode(out),
            OperationResultTrArm::CreateClaimableBalance(it) => it.encode(out),
            OperationResultTrArm::ClaimClaimableBalance(it) => it.encode(out),
            OperationResultTrArm::BeginSponsoringFutureReserves(it) => it.encode(out),
            OperationResultTrArm::EndSponsoringFutureReserves(it) => it.encode(out),
            OperationResultTrArm::RevokeSponsorship(it) => it.encode(out),
            OperationResultTrArm::Clawback(it) => it.encode(out),
            OperationResultTrArm::ClawbackClaimableBalance(it) => it.encode(out),
            OperationResultTrArm::SetTrustLineFlags(it) => it.encode(out),
            OperationResultTrArm::LiquidityPoolDeposit(it) => it.encode(out),
            OperationResultTrArm::LiquidityPoolWithdraw(it) => it.encode(out),
            OperationResultTrArm::InvokeHostFunction(it) => it.encode(out),
            OperationResultTrArm::ExtendFootprintTtl(it) => it.encode(out),
            OperationResultTrArm::RestoreFootprint(it) => it.encode(out),
        }
    }
}

impl Encode for OperationType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ParallelTxExecutionStageView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.list().encode(out);
    }
}

impl Encode for ParallelTxsComponentView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.base_fee().encode(out);
        self.execution_stages().encode(out);
    }
}

impl Encode for PathPaymentStrictReceiveOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.send_asset().encode(out);
        self.send_max().encode(out);
        self.destination().encode(out);
        self.dest_asset().encode(out);
        self.dest_amount().encode(out);
        self.path().encode(out);
    }
}

impl Encode for PathPaymentStrictReceiveResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            PathPaymentStrictReceiveResultArm::Success(it) => it.encode(out),
            PathPaymentStrictReceiveResultArm::Malformed => {}
            PathPaymentStrictReceiveResultArm::Underfunded => {}
            PathPaymentStrictReceiveResultArm::SrcNoTrust => {}
            PathPaymentStrictReceiveResultArm::SrcNotAuthorized => {}
            PathPaymentStrictReceiveResultArm::NoDestination => {}
            PathPaymentStrictReceiveResultArm::NoTrust => {}
            PathPaymentStrictReceiveResultArm::NotAuthorized => {}
            PathPaymentStrictReceiveResultArm::LineFull => {}
            PathPaymentStrictReceiveResultArm::NoIssuer(it) => it.encode(out),
            PathPaymentStrictReceiveResultArm::TooFewOffers => {}
            PathPaymentStrictReceiveResultArm::OfferCrossSelf => {}
            PathPaymentStrictReceiveResultArm::OverSendmax => {}
        }
    }
}

impl Encode for PathPaymentStrictReceiveResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for PathPaymentStrictReceiveResultSuccessView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.offers().encode(out);
        self.last().encode(out);
    }
}

impl Encode for PathPaymentStrictSendOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.send_asset().encode(out);
        self.send_amount().encode(out);
        self.destination().encode(out);
        self.dest_asset().encode(out);
        self.dest_min().encode(out);
        self.path().encode(out);
    }
}

impl Encode for PathPaymentStrictSendResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            PathPaymentStrictSendResultArm::Success(it) => it.encode(out),
            PathPaymentStrictSendResultArm::Malformed => {}
            PathPaymentStrictSendResultArm::Underfunded => {}
            PathPaymentStrictSendResultArm::SrcNoTrust => {}
            PathPaymentStrictSendResultArm::SrcNotAuthorized => {}
            PathPaymentStrictSendResultArm::NoDestination => {}
            PathPaymentStrictSendResultArm::NoTrust => {}
            PathPaymentStrictSendResultArm::NotAuthorized => {}
            PathPaymentStrictSendResultArm::LineFull => {}
            PathPaymentStrictSendResultArm::NoIssuer(it) => it.encode(out),
            PathPaymentStrictSendResultArm::TooFewOffers => {}
            PathPaymentStrictSendResultArm::OfferCrossSelf => {}
            PathPaymentStrictSendResultArm::UnderDestmin => {}
        }
    }
}

impl Encode for PathPaymentStrictSendResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for PathPaymentStrictSendResultSuccessView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.offers().encode(out);
        self.last().encode(out);
    }
}

impl Encode for PaymentOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.destination().encode(out);
        self.asset().encode(out);
        self.amount().encode(out);
    }
}

impl Encode for PaymentResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for PaymentResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for PreconditionType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for PreconditionsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            PreconditionsArm::None => {}
            PreconditionsArm::Time(it) => it.encode(out),
            PreconditionsArm::V2(it) => it.encode(out),
        }
    }
}

impl Encode for PreconditionsV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.time_bounds().encode(out);
        self.ledger_bounds().encode(out);
        self.min_seq_num().encode(out);
        self.min_seq_age().encode(out);
        self.min_seq_ledger_gap().encode(out);
        self.extra_signers().encode(out);
    }
}

impl Encode for PriceView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.n().encode(out);
        self.d().encode(out);
    }
}

impl Encode for PublicKeyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            PublicKeyArm::PublicKeyTypeEd25519(it) => it.encode(out),
        }
    }
}

impl Encode for PublicKeyType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for RestoreFootprintOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
    }
}

impl Encode for RestoreFootprintResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for RestoreFootprintResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for RevokeSponsorshipOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            RevokeSponsorshipOpArm::LedgerEntry(it) => it.encode(out),
            RevokeSponsorshipOpArm::Signer(it) => it.encode(out),
        }
    }
}

impl Encode for RevokeSponsorshipOpSignerView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
        self.signer_key().encode(out);
    }
}

impl Encode for RevokeSponsorshipResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for RevokeSponsorshipResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for RevokeSponsorshipType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ScAddressView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ScAddressArm::Account(it) => it.encode(out),
            ScAddressArm::Contract(it) => it.encode(out),
            ScAddressArm::MuxedAccount(it) => it.encode(out),
            ScAddressArm::ClaimableBalance(it) => it.encode(out),
            ScAddressArm::LiquidityPool(it) => it.encode(out),
            ScAddressArm::MuxedContract(it) => it.encode(out),
        }
    }
}

impl Encode for ScAddressType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ScContractInstanceView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.executable().encode(out);
        self.storage().encode(out);
    }
}

impl Encode for ScErrorView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ScErrorArm::Contract(it) => it.encode(out),
            ScErrorArm::WasmVm(it) => it.encode(out),
            ScErrorArm::Context(it) => it.encode(out),
            ScErrorArm::Storage(it) => it.encode(out),
            ScErrorArm::Object(it) => it.encode(out),
            ScErrorArm::Crypto(it) => it.encode(out),
            ScErrorArm::Events(it) => it.encode(out),
            ScErrorArm::Budget(it) => it.encode(out),
            ScErrorArm::Value(it) => it.encode(out),
            ScErrorArm::Auth(it) => it.encode(out),
        }
    }
}

impl Encode for ScErrorCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ScErrorType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ScMapView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.list().encode(out);
    }
}

impl Encode for ScMapEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.key().encode(out);
        self.val().encode(out);
    }
}

impl Encode for ScNonceKeyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.nonce().encode(out);
    }
}

impl Encode for ScpBallotView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.counter().encode(out);
        self.value().encode(out);
    }
}

impl Encode for ScpEnvelopeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.statement().encode(out);
        self.signature().encode(out);
    }
}

impl Encode for ScpHistoryEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ScpHistoryEntryArm::V0(it) => it.encode(out),
        }
    }
}

impl Encode for ScpHistoryEntryV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.quorum_sets().encode(out);
        self.ledger_messages().encode(out);
    }
}

impl Encode for ScpNominationView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.quorum_set_hash().encode(out);
        self.votes().encode(out);
        self.accepted().encode(out);
    }
}

impl Encode for ScpQuorumSetView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.threshold().encode(out);
        self.validators().encode(out);
        self.inner_sets().encode(out);
    }
}

impl Encode for ScpStatementView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.node_id().encode(out);
        self.slot_index().encode(out);
        self.pledges().encode(out);
    }
}

impl Encode for ScpStatementConfirmView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ballot().encode(out);
        self.n_prepared().encode(out);
        self.n_commit().encode(out);
        self.n_h().encode(out);
        self.quorum_set_hash().encode(out);
    }
}

impl Encode for ScpStatementExternalizeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.commit().encode(out);
        self.n_h().encode(out);
        self.commit_quorum_set_hash().encode(out);
    }
}

impl Encode for ScpStatementPledgesView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ScpStatementPledgesArm::Prepare(it) => it.encode(out),
            ScpStatementPledgesArm::Confirm(it) => it.encode(out),
            ScpStatementPledgesArm::Externalize(it) => it.encode(out),
            ScpStatementPledgesArm::Nominate(it) => it.encode(out),
        }
    }
}

impl Encode for ScpStatementPrepareView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.quorum_set_hash().encode(out);
        self.ballot().encode(out);
        self.prepared().encode(out);
        self.prepared_prime().encode(out);
        self.n_c().encode(out);
        self.n_h().encode(out);
    }
}

impl Encode for ScpStatementType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ScValView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            ScValArm::Bool(it) => it.encode(out),
            ScValArm::Void => {}
            ScValArm::Error(it) => it.encode(out),
            ScValArm::U32(it) => it.encode(out),
            ScValArm::I32(it) => it.encode(out),
            ScValArm::U64(it) => it.encode(out),
            ScValArm::I64(it) => it.encode(out),
            ScValArm::Timepoint(it) => it.encode(out),
            ScValArm::Duration(it) => it.encode(out),
            ScValArm::U128(it) => it.encode(out),
            ScValArm::I128(it) => it.encode(out),
            ScValArm::U256(it) => it.encode(out),
            ScValArm::I256(it) => it.encode(out),
            ScValArm::Bytes(it) => it.encode(out),
            ScValArm::String(it) => it.encode(out),
            ScValArm::Symbol(it) => it.encode(out),
            ScValArm::Vec(it) => it.encode(out),
            ScValArm::Map(it) => it.encode(out),
            ScValArm::Address(it) => it.encode(out),
            ScValArm::ContractInstance(it) => it.encode(out),
            ScValArm::LedgerKeyContractInstance => {}
            ScValArm::LedgerKeyNonce(it) => it.encode(out),
            ScValArm::ExecutableTag(it) => it.encode(out),
        }
    }
}

impl Encode for ScValType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for ScVecView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.list().encode(out);
    }
}

impl Encode for SetOptionsOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.inflation_dest().encode(out);
        self.clear_flags().encode(out);
        self.set_flags().encode(out);
        self.master_weight().encode(out);
        self.low_threshold().encode(out);
        self.med_threshold().encode(out);
        self.high_threshold().encode(out);
        self.home_domain().encode(out);
        self.signer().encode(out);
    }
}

impl Encode for SetOptionsResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for SetOptionsResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for SetTrustLineFlagsOpView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.trustor().encode(out);
        self.asset().encode(out);
        self.clear_flags().encode(out);
        self.set_flags().encode(out);
    }
}

impl Encode for SetTrustLineFlagsResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for SetTrustLineFlagsResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for SignerView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.key().encode(out);
        self.weight().encode(out);
    }
}

impl Encode for SignerKeyView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            SignerKeyArm::Ed25519(it) => it.encode(out),
            SignerKeyArm::PreAuthTx(it) => it.encode(out),
            SignerKeyArm::HashX(it) => it.encode(out),
            SignerKeyArm::Ed25519SignedPayload(it) => it.encode(out),
        }
    }
}

impl Encode for SignerKeyEd25519SignedPayloadView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ed25519().encode(out);
        self.payload().encode(out);
    }
}

impl Encode for SignerKeyType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for SimplePaymentResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.destination().encode(out);
        self.asset().encode(out);
        self.amount().encode(out);
    }
}

impl Encode for SorobanAddressCredentialsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.address().encode(out);
        self.nonce().encode(out);
        self.signature_expiration_ledger().encode(out);
        self.signature().encode(out);
    }
}

impl Encode for SorobanAddressCredentialsWithDelegatesView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.address_credentials().encode(out);
        self.delegates().encode(out);
    }
}

impl Encode for SorobanAuthorizationEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.credentials().encode(out);
        self.root_invocation().encode(out);
    }
}

impl Encode for SorobanAuthorizedFunctionView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            SorobanAuthorizedFunctionArm::ContractFn(it) => it.encode(out),
            SorobanAuthorizedFunctionArm::CreateContractHostFn(it) => it.encode(out),
            SorobanAuthorizedFunctionArm::CreateContractV2HostFn(it) => it.encode(out),
        }
    }
}

impl Encode for SorobanAuthorizedFunctionType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for SorobanAuthorizedInvocationView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.function().encode(out);
        self.sub_invocations().encode(out);
    }
}

impl Encode for SorobanCredentialsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            SorobanCredentialsArm::SourceAccount => {}
            SorobanCredentialsArm::Address(it) => it.encode(out),
            SorobanCredentialsArm::AddressV2(it) => it.encode(out),
            SorobanCredentialsArm::AddressWithDelegates(it) => it.encode(out),
        }
    }
}

impl Encode for SorobanCredentialsType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for SorobanDelegateSignatureView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.address().encode(out);
        self.signature().encode(out);
        self.nested_delegates().encode(out);
    }
}

impl Encode for SorobanResourcesView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.footprint().encode(out);
        self.instructions().encode(out);
        self.disk_read_bytes().encode(out);
        self.write_bytes().encode(out);
    }
}

impl Encode for SorobanResourcesExtV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.archived_soroban_entries().encode(out);
    }
}

impl Encode for SorobanTransactionDataView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.resources().encode(out);
        self.resource_fee().encode(out);
    }
}

impl Encode for SorobanTransactionDataExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            SorobanTransactionDataExtArm::V0 => {}
            SorobanTransactionDataExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for SorobanTransactionMetaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.events().encode(out);
        self.return_value().encode(out);
        self.diagnostic_events().encode(out);
    }
}

impl Encode for SorobanTransactionMetaExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            SorobanTransactionMetaExtArm::V0 => {}
            SorobanTransactionMetaExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for SorobanTransactionMetaExtV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.total_non_refundable_resource_fee_charged().encode(out);
        self.total_refundable_resource_fee_charged().encode(out);
        self.rent_fee_charged().encode(out);
    }
}

impl Encode for SorobanTransactionMetaV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.return_value().encode(out);
    }
}

impl Encode for StateArchivalSettingsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.max_entry_ttl().encode(out);
        self.min_temporary_ttl().encode(out);
        self.min_persistent_ttl().encode(out);
        self.persistent_rent_rate_denominator().encode(out);
        self.temp_rent_rate_denominator().encode(out);
        self.max_entries_to_archive().encode(out);
        self.live_soroban_state_size_window_sample_size().encode(out);
        self.live_soroban_state_size_window_sample_period().encode(out);
        self.eviction_scan_size().encode(out);
        self.starting_eviction_scan_level().encode(out);
    }
}

impl Encode for StellarValueView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_set_hash().encode(out);
        self.close_time().encode(out);
        self.upgrades().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for StellarValueExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            StellarValueExtArm::Basic => {}
            StellarValueExtArm::Signed(it) => it.encode(out),
            StellarValueExtArm::EmptyTxSet(it) => it.encode(out),
            StellarValueExtArm::SignedMs(it) => it.encode(out),
            StellarValueExtArm::EmptyTxSetMs(it) => it.encode(out),
        }
    }
}

impl Encode for StellarValueProposedMsValueView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.close_time_ms().encode(out);
        self.tx_set_hash().encode(out);
        self.previous_ledger_hash().encode(out);
        self.previous_ledger_version().encode(out);
        self.lc_value_signature().encode(out);
    }
}

impl Encode for StellarValueProposedValueView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_set_hash().encode(out);
        self.previous_ledger_hash().encode(out);
        self.previous_ledger_version().encode(out);
        self.lc_value_signature().encode(out);
    }
}

impl Encode for StellarValueSignedMsValueView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.close_time_ms().encode(out);
        self.lc_value_signature().encode(out);
    }
}

impl Encode for StellarValueType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for TtlEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.key_hash().encode(out);
        self.live_until_ledger_seq().encode(out);
    }
}

impl Encode for TimeBoundsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.min_time().encode(out);
        self.max_time().encode(out);
    }
}

impl Encode for TransactionView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.source_account().encode(out);
        self.fee().encode(out);
        self.seq_num().encode(out);
        self.cond().encode(out);
        self.memo().encode(out);
        self.operations().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for TransactionEnvelopeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TransactionEnvelopeArm::TxV0(it) => it.encode(out),
            TransactionEnvelopeArm::Tx(it) => it.encode(out),
            TransactionEnvelopeArm::TxFeeBump(it) => it.encode(out),
        }
    }
}

impl Encode for TransactionEventView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.stage().encode(out);
        self.event().encode(out);
    }
}

impl Encode for TransactionEventStage {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for TransactionExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TransactionExtArm::V0 => {}
            TransactionExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for TransactionMetaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TransactionMetaArm::V0(it) => it.encode(out),
            TransactionMetaArm::V1(it) => it.encode(out),
            TransactionMetaArm::V2(it) => it.encode(out),
            TransactionMetaArm::V3(it) => it.encode(out),
            TransactionMetaArm::V4(it) => it.encode(out),
        }
    }
}

impl Encode for TransactionMetaV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_changes().encode(out);
        self.operations().encode(out);
    }
}

impl Encode for TransactionMetaV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx_changes_before().encode(out);
        self.operations().encode(out);
        self.tx_changes_after().encode(out);
    }
}

impl Encode for TransactionMetaV3View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.tx_changes_before().encode(out);
        self.operations().encode(out);
        self.tx_changes_after().encode(out);
        self.soroban_meta().encode(out);
    }
}

impl Encode for TransactionMetaV4View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.tx_changes_before().encode(out);
        self.operations().encode(out);
        self.tx_changes_after().encode(out);
        self.soroban_meta().encode(out);
        self.events().encode(out);
        self.diagnostic_events().encode(out);
    }
}

impl Encode for TransactionPhaseView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TransactionPhaseArm::V0(it) => it.encode(out),
            TransactionPhaseArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for TransactionResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.fee_charged().encode(out);
        self.result().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for TransactionResultCode {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for TransactionResultExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for TransactionResultMetaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.result().encode(out);
        self.fee_processing().encode(out);
        self.tx_apply_processing().encode(out);
    }
}

impl Encode for TransactionResultMetaV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.ext().encode(out);
        self.result().encode(out);
        self.fee_processing().encode(out);
        self.tx_apply_processing().encode(out);
        self.post_tx_apply_fee_processing().encode(out);
    }
}

impl Encode for TransactionResultPairView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.transaction_hash().encode(out);
        self.result().encode(out);
    }
}

impl Encode for TransactionResultResultView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TransactionResultResultArm::TxFeeBumpInnerSuccess(it) => it.encode(out),
            TransactionResultResultArm::TxFeeBumpInnerFailed(it) => it.encode(out),
            TransactionResultResultArm::TxSuccess(it) => it.encode(out),
            TransactionResultResultArm::TxFailed(it) => it.encode(out),
            TransactionResultResultArm::TxTooEarly => {}
            TransactionResultResultArm::TxTooLate => {}
            TransactionResultResultArm::TxMissingOperation => {}
            TransactionResultResultArm::TxBadSeq => {}
            TransactionResultResultArm::TxBadAuth => {}
            TransactionResultResultArm::TxInsufficientBalance => {}
            TransactionResultResultArm::TxNoAccount => {}
            TransactionResultResultArm::TxInsufficientFee => {}
            TransactionResultResultArm::TxBadAuthExtra => {}
            TransactionResultResultArm::TxInternalError => {}
            TransactionResultResultArm::TxNotSupported => {}
            TransactionResultResultArm::TxBadSponsorship => {}
            TransactionResultResultArm::TxBadMinSeqAgeOrGap => {}
            TransactionResultResultArm::TxMalformed => {}
            TransactionResultResultArm::TxSorobanInvalid => {}
            TransactionResultResultArm::TxFrozenKeyAccessed => {}
        }
    }
}

impl Encode for TransactionSetView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.previous_ledger_hash().encode(out);
        self.txs().encode(out);
    }
}

impl Encode for TransactionSetV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.previous_ledger_hash().encode(out);
        self.phases().encode(out);
    }
}

impl Encode for TransactionV0View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.source_account_ed25519().encode(out);
        self.fee().encode(out);
        self.seq_num().encode(out);
        self.time_bounds().encode(out);
        self.memo().encode(out);
        self.operations().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for TransactionV0EnvelopeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx().encode(out);
        self.signatures().encode(out);
    }
}

impl Encode for TransactionV0ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for TransactionV1EnvelopeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.tx().encode(out);
        self.signatures().encode(out);
    }
}

impl Encode for TrustLineAssetView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TrustLineAssetArm::Native => {}
            TrustLineAssetArm::CreditAlphanum4(it) => it.encode(out),
            TrustLineAssetArm::CreditAlphanum12(it) => it.encode(out),
            TrustLineAssetArm::PoolShare(it) => it.encode(out),
        }
    }
}

impl Encode for TrustLineEntryView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.account_id().encode(out);
        self.asset().encode(out);
        self.balance().encode(out);
        self.limit().encode(out);
        self.flags().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for TrustLineEntryExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TrustLineEntryExtArm::V0 => {}
            TrustLineEntryExtArm::V1(it) => it.encode(out),
        }
    }
}

impl Encode for TrustLineEntryExtensionV2View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liquidity_pool_use_count().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for TrustLineEntryExtensionV2ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
    }
}

impl Encode for TrustLineEntryV1View<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.liabilities().encode(out);
        self.ext().encode(out);
    }
}

impl Encode for TrustLineEntryV1ExtView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TrustLineEntryV1ExtArm::V0 => {}
            TrustLineEntryV1ExtArm::V2(it) => it.encode(out),
        }
    }
}

impl Encode for TxSetComponentView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.discriminant().encode(out);
        match self.arm() {
            TxSetComponentArm::TxsetCompTxsMaybeDiscountedFee(it) => it.encode(out),
        }
    }
}

impl Encode for TxSetComponentTxsMaybeDiscountedFeeView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.base_fee().encode(out);
        self.txs().encode(out);
    }
}

impl Encode for TxSetComponentType {
    fn encode(self, out: &mut Vec<u8>) {
        self.value().encode(out);
    }
}

impl Encode for UInt128PartsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hi().encode(out);
        self.lo().encode(out);
    }
}

impl Encode for UInt256PartsView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.hi_hi().encode(out);
        self.hi_lo().encode(out);
        self.lo_hi().encode(out);
        self.lo_lo().encode(out);
    }
}

impl Encode for UpgradeEntryMetaView<'_> {
    fn encode(self, out: &mut Vec<u8>) {
        self.upgrade().encode(out);
        self.changes().encode(out);
    }
}
