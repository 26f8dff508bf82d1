//! Views of structures, unions and named lists.
//!
//! Generated from the XDR definitions of stellar-xdr 30.0.0 by `UPDATE=1 cargo test -p cdpctl-xdr-generator`.
//! Never edited.

use crate::generated::{check, definitions};
use crate::generated::enums::*;
use crate::landmarks::Marks;
use crate::view::{ListView, after, at, read, view};

view! {
    /// A view of `AccountEntry`.
    ///
    /// ```text
    /// struct AccountEntry
    /// {
    ///     AccountID accountID;      // master public key for this account
    ///     int64 balance;            // in stroops
    ///     SequenceNumber seqNum;    // last sequence number used for this account
    ///     uint32 numSubEntries;     // number of sub-entries this account has
    ///                               // drives the reserve
    ///     AccountID* inflationDest; // Account to vote for during inflation
    ///     uint32 flags;             // see AccountFlags
    ///
    ///     string32 homeDomain; // can be used for reverse federation and memo lookup
    ///
    ///     // fields used for signatures
    ///     // thresholds stores unsigned bytes: [weight of master|low|medium|high]
    ///     Thresholds thresholds;
    ///
    ///     Signer signers<MAX_SIGNERS>; // possible signers for this account
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         AccountEntryExtensionV1 v1;
    ///     }
    ///     ext;
    /// };
    /// ```
    AccountEntryView, ACCOUNT_ENTRY, least 80, depth 12, |b, d, l| check::account_entry(b)
}

impl<'a> AccountEntryView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `balance`.
    #[inline]
    pub fn balance(self) -> i64 {
        read(at(self.bytes, 36))
    }

    /// `seqNum`.
    #[inline]
    pub fn seq_num(self) -> i64 {
        read(at(self.bytes, 44))
    }

    /// `numSubEntries`.
    #[inline]
    pub fn num_sub_entries(self) -> u32 {
        read(at(self.bytes, 52))
    }

    /// `inflationDest`.
    #[inline]
    pub fn inflation_dest(self) -> Option<PublicKeyView<'a>> {
        read(at(self.bytes, 56))
    }

    /// `flags`.
    #[inline]
    pub fn flags(self) -> u32 {
        read(self.s1())
    }

    /// `homeDomain`.
    #[inline]
    pub fn home_domain(self) -> &'a [u8] {
        read(at(self.s1(), 4))
    }

    /// `thresholds`.
    #[inline]
    pub fn thresholds(self) -> &'a [u8; 4] {
        read(self.s2())
    }

    /// `signers`.
    #[inline]
    pub fn signers(self) -> ListView<'a, SignerView<'a>> {
        read(at(self.s2(), 4))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> AccountEntryExtView<'a> {
        read(self.s3())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<PublicKeyView<'a>>>(at(self.bytes, 56))
    }

    fn s2(self) -> &'a [u8] {
        after::<&'a [u8]>(at(self.s1(), 4))
    }

    fn s3(self) -> &'a [u8] {
        after::<ListView<'a, SignerView<'a>>>(at(self.s2(), 4))
    }
}

view! {
    /// A view of `AccountEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         AccountEntryExtensionV1 v1;
    ///     }
    /// ```
    AccountEntryExtView, ACCOUNT_ENTRY_EXT, least 4, depth 11, |b, d, l| check::account_entry_ext(b)
}

impl<'a> AccountEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> AccountEntryExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => AccountEntryExtArm::V1(read(b)),
            _ => AccountEntryExtArm::V0,
        }
    }
}

/// What a `AccountEntryExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum AccountEntryExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(AccountEntryExtensionV1View<'a>),
}

view! {
    /// A view of `AccountEntryExtensionV1`.
    ///
    /// ```text
    /// struct AccountEntryExtensionV1
    /// {
    ///     Liabilities liabilities;
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 2:
    ///         AccountEntryExtensionV2 v2;
    ///     }
    ///     ext;
    /// };
    /// ```
    AccountEntryExtensionV1View, ACCOUNT_ENTRY_EXTENSION_V1, least 20, depth 10, |b, d, l| check::account_entry_extension_v1(b)
}

impl<'a> AccountEntryExtensionV1View<'a> {
    /// `liabilities`.
    #[inline]
    pub fn liabilities(self) -> LiabilitiesView<'a> {
        read(self.bytes)
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> AccountEntryExtensionV1ExtView<'a> {
        read(at(self.bytes, 16))
    }
}

view! {
    /// A view of `AccountEntryExtensionV1Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 2:
    ///         AccountEntryExtensionV2 v2;
    ///     }
    /// ```
    AccountEntryExtensionV1ExtView, ACCOUNT_ENTRY_EXTENSION_V1_EXT, least 4, depth 9, |b, d, l| check::account_entry_extension_v1_ext(b)
}

impl<'a> AccountEntryExtensionV1ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> AccountEntryExtensionV1ExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            2 => AccountEntryExtensionV1ExtArm::V2(read(b)),
            _ => AccountEntryExtensionV1ExtArm::V0,
        }
    }
}

/// What a `AccountEntryExtensionV1Ext` holds.
#[derive(Clone, Copy, Debug)]
pub enum AccountEntryExtensionV1ExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 2: `v2`.
    V2(AccountEntryExtensionV2View<'a>),
}

view! {
    /// A view of `AccountEntryExtensionV2`.
    ///
    /// ```text
    /// struct AccountEntryExtensionV2
    /// {
    ///     uint32 numSponsored;
    ///     uint32 numSponsoring;
    ///     SponsorshipDescriptor signerSponsoringIDs<MAX_SIGNERS>;
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 3:
    ///         AccountEntryExtensionV3 v3;
    ///     }
    ///     ext;
    /// };
    /// ```
    AccountEntryExtensionV2View, ACCOUNT_ENTRY_EXTENSION_V2, least 16, depth 8, |b, d, l| check::account_entry_extension_v2(b)
}

impl<'a> AccountEntryExtensionV2View<'a> {
    /// `numSponsored`.
    #[inline]
    pub fn num_sponsored(self) -> u32 {
        read(self.bytes)
    }

    /// `numSponsoring`.
    #[inline]
    pub fn num_sponsoring(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `signerSponsoringIDs`.
    #[inline]
    pub fn signer_sponsoring_i_ds(self) -> ListView<'a, Option<PublicKeyView<'a>>> {
        read(at(self.bytes, 8))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> AccountEntryExtensionV2ExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, Option<PublicKeyView<'a>>>>(at(self.bytes, 8))
    }
}

view! {
    /// A view of `AccountEntryExtensionV2Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 3:
    ///         AccountEntryExtensionV3 v3;
    ///     }
    /// ```
    AccountEntryExtensionV2ExtView, ACCOUNT_ENTRY_EXTENSION_V2_EXT, least 4, depth 4, |b, d, l| check::account_entry_extension_v2_ext(b)
}

impl<'a> AccountEntryExtensionV2ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> AccountEntryExtensionV2ExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            3 => AccountEntryExtensionV2ExtArm::V3(read(b)),
            _ => AccountEntryExtensionV2ExtArm::V0,
        }
    }
}

/// What a `AccountEntryExtensionV2Ext` holds.
#[derive(Clone, Copy, Debug)]
pub enum AccountEntryExtensionV2ExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 3: `v3`.
    V3(AccountEntryExtensionV3View<'a>),
}

view! {
    /// A view of `AccountEntryExtensionV3`.
    ///
    /// ```text
    /// struct AccountEntryExtensionV3
    /// {
    ///     // We can use this to add more fields, or because it is first, to
    ///     // change AccountEntryExtensionV3 into a union.
    ///     ExtensionPoint ext;
    ///
    ///     // Ledger number at which `seqNum` took on its present value.
    ///     uint32 seqLedger;
    ///
    ///     // Time at which `seqNum` took on its present value.
    ///     TimePoint seqTime;
    /// };
    /// ```
    AccountEntryExtensionV3View, ACCOUNT_ENTRY_EXTENSION_V3, least 16, depth 3, |b, d, l| check::account_entry_extension_v3(b)
}

impl<'a> AccountEntryExtensionV3View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `seqLedger`.
    #[inline]
    pub fn seq_ledger(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `seqTime`.
    #[inline]
    pub fn seq_time(self) -> u64 {
        read(at(self.bytes, 8))
    }
}

/// A view of `AccountID`.
pub type AccountIdView<'a> = PublicKeyView<'a>;

view! {
    /// A view of `AccountMergeResult`.
    ///
    /// ```text
    /// union AccountMergeResult switch (AccountMergeResultCode code)
    /// {
    /// case ACCOUNT_MERGE_SUCCESS:
    ///     int64 sourceAccountBalance; // how much got transferred from source account
    /// case ACCOUNT_MERGE_MALFORMED:
    /// case ACCOUNT_MERGE_NO_ACCOUNT:
    /// case ACCOUNT_MERGE_IMMUTABLE_SET:
    /// case ACCOUNT_MERGE_HAS_SUB_ENTRIES:
    /// case ACCOUNT_MERGE_SEQNUM_TOO_FAR:
    /// case ACCOUNT_MERGE_DEST_FULL:
    /// case ACCOUNT_MERGE_IS_SPONSOR:
    ///     void;
    /// };
    /// ```
    AccountMergeResultView, ACCOUNT_MERGE_RESULT, least 4, depth 3, |b, d, l| check::account_merge_result(b)
}

impl<'a> AccountMergeResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> AccountMergeResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> AccountMergeResultArm {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => AccountMergeResultArm::Malformed,
            -2 => AccountMergeResultArm::NoAccount,
            -3 => AccountMergeResultArm::ImmutableSet,
            -4 => AccountMergeResultArm::HasSubEntries,
            -5 => AccountMergeResultArm::SeqnumTooFar,
            -6 => AccountMergeResultArm::DestFull,
            -7 => AccountMergeResultArm::IsSponsor,
            _ => AccountMergeResultArm::Success(read(b)),
        }
    }
}

/// What a `AccountMergeResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum AccountMergeResultArm {
    /// 0: `sourceAccountBalance`.
    Success(i64),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    NoAccount,
    /// -3: `void`.
    ImmutableSet,
    /// -4: `void`.
    HasSubEntries,
    /// -5: `void`.
    SeqnumTooFar,
    /// -6: `void`.
    DestFull,
    /// -7: `void`.
    IsSponsor,
}

view! {
    /// A view of `AllowTrustOp`.
    ///
    /// ```text
    /// struct AllowTrustOp
    /// {
    ///     AccountID trustor;
    ///     AssetCode asset;
    ///
    ///     // One of 0, AUTHORIZED_FLAG, or AUTHORIZED_TO_MAINTAIN_LIABILITIES_FLAG
    ///     uint32 authorize;
    /// };
    /// ```
    AllowTrustOpView, ALLOW_TRUST_OP, least 48, depth 5, |b, d, l| check::allow_trust_op(b)
}

impl<'a> AllowTrustOpView<'a> {
    /// `trustor`.
    #[inline]
    pub fn trustor(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetCodeView<'a> {
        read(at(self.bytes, 36))
    }

    /// `authorize`.
    #[inline]
    pub fn authorize(self) -> u32 {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetCodeView<'a>>(at(self.bytes, 36))
    }
}

view! {
    /// A view of `AllowTrustResult`.
    ///
    /// ```text
    /// union AllowTrustResult switch (AllowTrustResultCode code)
    /// {
    /// case ALLOW_TRUST_SUCCESS:
    ///     void;
    /// case ALLOW_TRUST_MALFORMED:
    /// case ALLOW_TRUST_NO_TRUST_LINE:
    /// case ALLOW_TRUST_TRUST_NOT_REQUIRED:
    /// case ALLOW_TRUST_CANT_REVOKE:
    /// case ALLOW_TRUST_SELF_NOT_ALLOWED:
    /// case ALLOW_TRUST_LOW_RESERVE:
    ///     void;
    /// };
    /// ```
    AllowTrustResultView, ALLOW_TRUST_RESULT, least 4, depth 3, |b, d, l| check::allow_trust_result(b)
}

impl<'a> AllowTrustResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> AllowTrustResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `AlphaNum12`.
    ///
    /// ```text
    /// struct AlphaNum12
    /// {
    ///     AssetCode12 assetCode;
    ///     AccountID issuer;
    /// };
    /// ```
    AlphaNum12View, ALPHA_NUM12, least 48, depth 5, |b, d, l| check::alpha_num12(b)
}

impl<'a> AlphaNum12View<'a> {
    /// `assetCode`.
    #[inline]
    pub fn asset_code(self) -> &'a [u8; 12] {
        read(self.bytes)
    }

    /// `issuer`.
    #[inline]
    pub fn issuer(self) -> PublicKeyView<'a> {
        read(at(self.bytes, 12))
    }
}

view! {
    /// A view of `AlphaNum4`.
    ///
    /// ```text
    /// struct AlphaNum4
    /// {
    ///     AssetCode4 assetCode;
    ///     AccountID issuer;
    /// };
    /// ```
    AlphaNum4View, ALPHA_NUM4, least 40, depth 5, |b, d, l| check::alpha_num4(b)
}

impl<'a> AlphaNum4View<'a> {
    /// `assetCode`.
    #[inline]
    pub fn asset_code(self) -> &'a [u8; 4] {
        read(self.bytes)
    }

    /// `issuer`.
    #[inline]
    pub fn issuer(self) -> PublicKeyView<'a> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `Asset`.
    ///
    /// ```text
    /// union Asset switch (AssetType type)
    /// {
    /// case ASSET_TYPE_NATIVE: // Not credit
    ///     void;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM4:
    ///     AlphaNum4 alphaNum4;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM12:
    ///     AlphaNum12 alphaNum12;
    ///
    ///     // add other asset types here in the future
    /// };
    /// ```
    AssetView, ASSET, least 4, depth 6, |b, d, l| check::asset(b)
}

impl<'a> AssetView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> AssetType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> AssetArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => AssetArm::CreditAlphanum4(read(b)),
            2 => AssetArm::CreditAlphanum12(read(b)),
            _ => AssetArm::Native,
        }
    }
}

/// What a `Asset` holds.
#[derive(Clone, Copy, Debug)]
pub enum AssetArm<'a> {
    /// 0: `void`.
    Native,
    /// 1: `alphaNum4`.
    CreditAlphanum4(AlphaNum4View<'a>),
    /// 2: `alphaNum12`.
    CreditAlphanum12(AlphaNum12View<'a>),
}

view! {
    /// A view of `AssetCode`.
    ///
    /// ```text
    /// union AssetCode switch (AssetType type)
    /// {
    /// case ASSET_TYPE_CREDIT_ALPHANUM4:
    ///     AssetCode4 assetCode4;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM12:
    ///     AssetCode12 assetCode12;
    ///
    ///     // add other asset types here in the future
    /// };
    /// ```
    AssetCodeView, ASSET_CODE, least 8, depth 3, |b, d, l| check::asset_code(b)
}

impl<'a> AssetCodeView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> AssetType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> AssetCodeArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            2 => AssetCodeArm::CreditAlphanum12(read(b)),
            _ => AssetCodeArm::CreditAlphanum4(read(b)),
        }
    }
}

/// What a `AssetCode` holds.
#[derive(Clone, Copy, Debug)]
pub enum AssetCodeArm<'a> {
    /// 1: `assetCode4`.
    CreditAlphanum4(&'a [u8; 4]),
    /// 2: `assetCode12`.
    CreditAlphanum12(&'a [u8; 12]),
}

view! {
    /// A view of `BeginSponsoringFutureReservesOp`.
    ///
    /// ```text
    /// struct BeginSponsoringFutureReservesOp
    /// {
    ///     AccountID sponsoredID;
    /// };
    /// ```
    BeginSponsoringFutureReservesOpView, BEGIN_SPONSORING_FUTURE_RESERVES_OP, least 36, depth 5, |b, d, l| check::begin_sponsoring_future_reserves_op(b)
}

impl<'a> BeginSponsoringFutureReservesOpView<'a> {
    /// `sponsoredID`.
    #[inline]
    pub fn sponsored_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `BeginSponsoringFutureReservesResult`.
    ///
    /// ```text
    /// union BeginSponsoringFutureReservesResult switch (
    ///     BeginSponsoringFutureReservesResultCode code)
    /// {
    /// case BEGIN_SPONSORING_FUTURE_RESERVES_SUCCESS:
    ///     void;
    /// case BEGIN_SPONSORING_FUTURE_RESERVES_MALFORMED:
    /// case BEGIN_SPONSORING_FUTURE_RESERVES_ALREADY_SPONSORED:
    /// case BEGIN_SPONSORING_FUTURE_RESERVES_RECURSIVE:
    ///     void;
    /// };
    /// ```
    BeginSponsoringFutureReservesResultView, BEGIN_SPONSORING_FUTURE_RESERVES_RESULT, least 4, depth 3, |b, d, l| check::begin_sponsoring_future_reserves_result(b)
}

impl<'a> BeginSponsoringFutureReservesResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> BeginSponsoringFutureReservesResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `BumpSequenceOp`.
    ///
    /// ```text
    /// struct BumpSequenceOp
    /// {
    ///     SequenceNumber bumpTo;
    /// };
    /// ```
    BumpSequenceOpView, BUMP_SEQUENCE_OP, least 8, depth 3, |b, d, l| check::bump_sequence_op(b)
}

impl<'a> BumpSequenceOpView<'a> {
    /// `bumpTo`.
    #[inline]
    pub fn bump_to(self) -> i64 {
        read(self.bytes)
    }
}

view! {
    /// A view of `BumpSequenceResult`.
    ///
    /// ```text
    /// union BumpSequenceResult switch (BumpSequenceResultCode code)
    /// {
    /// case BUMP_SEQUENCE_SUCCESS:
    ///     void;
    /// case BUMP_SEQUENCE_BAD_SEQ:
    ///     void;
    /// };
    /// ```
    BumpSequenceResultView, BUMP_SEQUENCE_RESULT, least 4, depth 3, |b, d, l| check::bump_sequence_result(b)
}

impl<'a> BumpSequenceResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> BumpSequenceResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ChangeTrustAsset`.
    ///
    /// ```text
    /// union ChangeTrustAsset switch (AssetType type)
    /// {
    /// case ASSET_TYPE_NATIVE: // Not credit
    ///     void;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM4:
    ///     AlphaNum4 alphaNum4;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM12:
    ///     AlphaNum12 alphaNum12;
    ///
    /// case ASSET_TYPE_POOL_SHARE:
    ///     LiquidityPoolParameters liquidityPool;
    ///
    ///     // add other asset types here in the future
    /// };
    /// ```
    ChangeTrustAssetView, CHANGE_TRUST_ASSET, least 4, depth 9, |b, d, l| check::change_trust_asset(b)
}

impl<'a> ChangeTrustAssetView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> AssetType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ChangeTrustAssetArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ChangeTrustAssetArm::CreditAlphanum4(read(b)),
            2 => ChangeTrustAssetArm::CreditAlphanum12(read(b)),
            3 => ChangeTrustAssetArm::PoolShare(read(b)),
            _ => ChangeTrustAssetArm::Native,
        }
    }
}

/// What a `ChangeTrustAsset` holds.
#[derive(Clone, Copy, Debug)]
pub enum ChangeTrustAssetArm<'a> {
    /// 0: `void`.
    Native,
    /// 1: `alphaNum4`.
    CreditAlphanum4(AlphaNum4View<'a>),
    /// 2: `alphaNum12`.
    CreditAlphanum12(AlphaNum12View<'a>),
    /// 3: `liquidityPool`.
    PoolShare(LiquidityPoolParametersView<'a>),
}

view! {
    /// A view of `ChangeTrustOp`.
    ///
    /// ```text
    /// struct ChangeTrustOp
    /// {
    ///     ChangeTrustAsset line;
    ///
    ///     // if limit is set to 0, deletes the trust line
    ///     int64 limit;
    /// };
    /// ```
    ChangeTrustOpView, CHANGE_TRUST_OP, least 12, depth 10, |b, d, l| check::change_trust_op(b)
}

impl<'a> ChangeTrustOpView<'a> {
    /// `line`.
    #[inline]
    pub fn line(self) -> ChangeTrustAssetView<'a> {
        read(self.bytes)
    }

    /// `limit`.
    #[inline]
    pub fn limit(self) -> i64 {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ChangeTrustAssetView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `ChangeTrustResult`.
    ///
    /// ```text
    /// union ChangeTrustResult switch (ChangeTrustResultCode code)
    /// {
    /// case CHANGE_TRUST_SUCCESS:
    ///     void;
    /// case CHANGE_TRUST_MALFORMED:
    /// case CHANGE_TRUST_NO_ISSUER:
    /// case CHANGE_TRUST_INVALID_LIMIT:
    /// case CHANGE_TRUST_LOW_RESERVE:
    /// case CHANGE_TRUST_SELF_NOT_ALLOWED:
    /// case CHANGE_TRUST_TRUST_LINE_MISSING:
    /// case CHANGE_TRUST_CANNOT_DELETE:
    /// case CHANGE_TRUST_NOT_AUTH_MAINTAIN_LIABILITIES:
    ///     void;
    /// };
    /// ```
    ChangeTrustResultView, CHANGE_TRUST_RESULT, least 4, depth 3, |b, d, l| check::change_trust_result(b)
}

impl<'a> ChangeTrustResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ChangeTrustResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ClaimAtom`.
    ///
    /// ```text
    /// union ClaimAtom switch (ClaimAtomType type)
    /// {
    /// case CLAIM_ATOM_TYPE_V0:
    ///     ClaimOfferAtomV0 v0;
    /// case CLAIM_ATOM_TYPE_ORDER_BOOK:
    ///     ClaimOfferAtom orderBook;
    /// case CLAIM_ATOM_TYPE_LIQUIDITY_POOL:
    ///     ClaimLiquidityAtom liquidityPool;
    /// };
    /// ```
    ClaimAtomView, CLAIM_ATOM, least 60, depth 8, |b, d, l| check::claim_atom(b)
}

impl<'a> ClaimAtomView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClaimAtomType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ClaimAtomArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ClaimAtomArm::OrderBook(read(b)),
            2 => ClaimAtomArm::LiquidityPool(read(b)),
            _ => ClaimAtomArm::V0(read(b)),
        }
    }
}

/// What a `ClaimAtom` holds.
#[derive(Clone, Copy, Debug)]
pub enum ClaimAtomArm<'a> {
    /// 0: `v0`.
    V0(ClaimOfferAtomV0View<'a>),
    /// 1: `orderBook`.
    OrderBook(ClaimOfferAtomView<'a>),
    /// 2: `liquidityPool`.
    LiquidityPool(ClaimLiquidityAtomView<'a>),
}

view! {
    /// A view of `ClaimClaimableBalanceOp`.
    ///
    /// ```text
    /// struct ClaimClaimableBalanceOp
    /// {
    ///     ClaimableBalanceID balanceID;
    /// };
    /// ```
    ClaimClaimableBalanceOpView, CLAIM_CLAIMABLE_BALANCE_OP, least 36, depth 4, |b, d, l| check::claim_claimable_balance_op(b)
}

impl<'a> ClaimClaimableBalanceOpView<'a> {
    /// `balanceID`.
    #[inline]
    pub fn balance_id(self) -> ClaimableBalanceIdView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `ClaimClaimableBalanceResult`.
    ///
    /// ```text
    /// union ClaimClaimableBalanceResult switch (ClaimClaimableBalanceResultCode code)
    /// {
    /// case CLAIM_CLAIMABLE_BALANCE_SUCCESS:
    ///     void;
    /// case CLAIM_CLAIMABLE_BALANCE_DOES_NOT_EXIST:
    /// case CLAIM_CLAIMABLE_BALANCE_CANNOT_CLAIM:
    /// case CLAIM_CLAIMABLE_BALANCE_LINE_FULL:
    /// case CLAIM_CLAIMABLE_BALANCE_NO_TRUST:
    /// case CLAIM_CLAIMABLE_BALANCE_NOT_AUTHORIZED:
    /// case CLAIM_CLAIMABLE_BALANCE_TRUSTLINE_FROZEN:
    ///     void;
    /// };
    /// ```
    ClaimClaimableBalanceResultView, CLAIM_CLAIMABLE_BALANCE_RESULT, least 4, depth 3, |b, d, l| check::claim_claimable_balance_result(b)
}

impl<'a> ClaimClaimableBalanceResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClaimClaimableBalanceResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ClaimLiquidityAtom`.
    ///
    /// ```text
    /// struct ClaimLiquidityAtom
    /// {
    ///     PoolID liquidityPoolID;
    ///
    ///     // amount and asset taken from the pool
    ///     Asset assetSold;
    ///     int64 amountSold;
    ///
    ///     // amount and asset sent to the pool
    ///     Asset assetBought;
    ///     int64 amountBought;
    /// };
    /// ```
    ClaimLiquidityAtomView, CLAIM_LIQUIDITY_ATOM, least 56, depth 7, |b, d, l| check::claim_liquidity_atom(b)
}

impl<'a> ClaimLiquidityAtomView<'a> {
    /// `liquidityPoolID`.
    #[inline]
    pub fn liquidity_pool_id(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `assetSold`.
    #[inline]
    pub fn asset_sold(self) -> AssetView<'a> {
        read(at(self.bytes, 32))
    }

    /// `amountSold`.
    #[inline]
    pub fn amount_sold(self) -> i64 {
        read(self.s1())
    }

    /// `assetBought`.
    #[inline]
    pub fn asset_bought(self) -> AssetView<'a> {
        read(at(self.s1(), 8))
    }

    /// `amountBought`.
    #[inline]
    pub fn amount_bought(self) -> i64 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.bytes, 32))
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.s1(), 8))
    }
}

view! {
    /// A view of `ClaimOfferAtom`.
    ///
    /// ```text
    /// struct ClaimOfferAtom
    /// {
    ///     // emitted to identify the offer
    ///     AccountID sellerID; // Account that owns the offer
    ///     int64 offerID;
    ///
    ///     // amount and asset taken from the owner
    ///     Asset assetSold;
    ///     int64 amountSold;
    ///
    ///     // amount and asset sent to the owner
    ///     Asset assetBought;
    ///     int64 amountBought;
    /// };
    /// ```
    ClaimOfferAtomView, CLAIM_OFFER_ATOM, least 68, depth 7, |b, d, l| check::claim_offer_atom(b)
}

impl<'a> ClaimOfferAtomView<'a> {
    /// `sellerID`.
    #[inline]
    pub fn seller_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `offerID`.
    #[inline]
    pub fn offer_id(self) -> i64 {
        read(at(self.bytes, 36))
    }

    /// `assetSold`.
    #[inline]
    pub fn asset_sold(self) -> AssetView<'a> {
        read(at(self.bytes, 44))
    }

    /// `amountSold`.
    #[inline]
    pub fn amount_sold(self) -> i64 {
        read(self.s1())
    }

    /// `assetBought`.
    #[inline]
    pub fn asset_bought(self) -> AssetView<'a> {
        read(at(self.s1(), 8))
    }

    /// `amountBought`.
    #[inline]
    pub fn amount_bought(self) -> i64 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.bytes, 44))
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.s1(), 8))
    }
}

view! {
    /// A view of `ClaimOfferAtomV0`.
    ///
    /// ```text
    /// struct ClaimOfferAtomV0
    /// {
    ///     // emitted to identify the offer
    ///     uint256 sellerEd25519; // Account that owns the offer
    ///     int64 offerID;
    ///
    ///     // amount and asset taken from the owner
    ///     Asset assetSold;
    ///     int64 amountSold;
    ///
    ///     // amount and asset sent to the owner
    ///     Asset assetBought;
    ///     int64 amountBought;
    /// };
    /// ```
    ClaimOfferAtomV0View, CLAIM_OFFER_ATOM_V0, least 64, depth 7, |b, d, l| check::claim_offer_atom_v0(b)
}

impl<'a> ClaimOfferAtomV0View<'a> {
    /// `sellerEd25519`.
    #[inline]
    pub fn seller_ed25519(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `offerID`.
    #[inline]
    pub fn offer_id(self) -> i64 {
        read(at(self.bytes, 32))
    }

    /// `assetSold`.
    #[inline]
    pub fn asset_sold(self) -> AssetView<'a> {
        read(at(self.bytes, 40))
    }

    /// `amountSold`.
    #[inline]
    pub fn amount_sold(self) -> i64 {
        read(self.s1())
    }

    /// `assetBought`.
    #[inline]
    pub fn asset_bought(self) -> AssetView<'a> {
        read(at(self.s1(), 8))
    }

    /// `amountBought`.
    #[inline]
    pub fn amount_bought(self) -> i64 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.bytes, 40))
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.s1(), 8))
    }
}

view! {
    /// A view of `ClaimPredicate`.
    ///
    /// ```text
    /// union ClaimPredicate switch (ClaimPredicateType type)
    /// {
    /// case CLAIM_PREDICATE_UNCONDITIONAL:
    ///     void;
    /// case CLAIM_PREDICATE_AND:
    ///     ClaimPredicate andPredicates<2>;
    /// case CLAIM_PREDICATE_OR:
    ///     ClaimPredicate orPredicates<2>;
    /// case CLAIM_PREDICATE_NOT:
    ///     ClaimPredicate* notPredicate;
    /// case CLAIM_PREDICATE_BEFORE_ABSOLUTE_TIME:
    ///     int64 absBefore; // Predicate will be true if closeTime < absBefore
    /// case CLAIM_PREDICATE_BEFORE_RELATIVE_TIME:
    ///     int64 relBefore; // Seconds since closeTime of the ledger in which the
    ///                      // ClaimableBalanceEntry was created
    /// };
    /// ```
    ClaimPredicateView, CLAIM_PREDICATE, least 4, depth 0, |b, d, l| check::claim_predicate(b, d)
}

impl<'a> ClaimPredicateView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClaimPredicateType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ClaimPredicateArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ClaimPredicateArm::And(read(b)),
            2 => ClaimPredicateArm::Or(read(b)),
            3 => ClaimPredicateArm::Not(read(b)),
            4 => ClaimPredicateArm::BeforeAbsoluteTime(read(b)),
            5 => ClaimPredicateArm::BeforeRelativeTime(read(b)),
            _ => ClaimPredicateArm::Unconditional,
        }
    }
}

/// What a `ClaimPredicate` holds.
#[derive(Clone, Copy, Debug)]
pub enum ClaimPredicateArm<'a> {
    /// 0: `void`.
    Unconditional,
    /// 1: `andPredicates`.
    And(ListView<'a, ClaimPredicateView<'a>>),
    /// 2: `orPredicates`.
    Or(ListView<'a, ClaimPredicateView<'a>>),
    /// 3: `notPredicate`.
    Not(Option<ClaimPredicateView<'a>>),
    /// 4: `absBefore`.
    BeforeAbsoluteTime(i64),
    /// 5: `relBefore`.
    BeforeRelativeTime(i64),
}

view! {
    /// A view of `ClaimableBalanceEntry`.
    ///
    /// ```text
    /// struct ClaimableBalanceEntry
    /// {
    ///     // Unique identifier for this ClaimableBalanceEntry
    ///     ClaimableBalanceID balanceID;
    ///
    ///     // List of claimants with associated predicate
    ///     Claimant claimants<10>;
    ///
    ///     // Any asset including native
    ///     Asset asset;
    ///
    ///     // Amount of asset
    ///     int64 amount;
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         ClaimableBalanceEntryExtensionV1 v1;
    ///     }
    ///     ext;
    /// };
    /// ```
    ClaimableBalanceEntryView, CLAIMABLE_BALANCE_ENTRY, least 56, depth 8, |b, d, l| check::claimable_balance_entry(b, d)
}

impl<'a> ClaimableBalanceEntryView<'a> {
    /// `balanceID`.
    #[inline]
    pub fn balance_id(self) -> ClaimableBalanceIdView<'a> {
        read(self.bytes)
    }

    /// `claimants`.
    #[inline]
    pub fn claimants(self) -> ListView<'a, ClaimantView<'a>> {
        read(at(self.bytes, 36))
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s2())
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> ClaimableBalanceEntryExtView<'a> {
        read(at(self.s2(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, ClaimantView<'a>>>(at(self.bytes, 36))
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `ClaimableBalanceEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         ClaimableBalanceEntryExtensionV1 v1;
    ///     }
    /// ```
    ClaimableBalanceEntryExtView, CLAIMABLE_BALANCE_ENTRY_EXT, least 4, depth 4, |b, d, l| check::claimable_balance_entry_ext(b)
}

impl<'a> ClaimableBalanceEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ClaimableBalanceEntryExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ClaimableBalanceEntryExtArm::V1(read(b)),
            _ => ClaimableBalanceEntryExtArm::V0,
        }
    }
}

/// What a `ClaimableBalanceEntryExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum ClaimableBalanceEntryExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(ClaimableBalanceEntryExtensionV1View<'a>),
}

view! {
    /// A view of `ClaimableBalanceEntryExtensionV1`.
    ///
    /// ```text
    /// struct ClaimableBalanceEntryExtensionV1
    /// {
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    ///
    ///     uint32 flags; // see ClaimableBalanceFlags
    /// };
    /// ```
    ClaimableBalanceEntryExtensionV1View, CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1, least 8, depth 3, |b, d, l| check::claimable_balance_entry_extension_v1(b)
}

impl<'a> ClaimableBalanceEntryExtensionV1View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ClaimableBalanceEntryExtensionV1ExtView<'a> {
        read(self.bytes)
    }

    /// `flags`.
    #[inline]
    pub fn flags(self) -> u32 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `ClaimableBalanceEntryExtensionV1Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    ClaimableBalanceEntryExtensionV1ExtView, CLAIMABLE_BALANCE_ENTRY_EXTENSION_V1_EXT, least 4, depth 2, |b, d, l| check::claimable_balance_entry_extension_v1_ext(b)
}

impl<'a> ClaimableBalanceEntryExtensionV1ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `ClaimableBalanceID`.
    ///
    /// ```text
    /// union ClaimableBalanceID switch (ClaimableBalanceIDType type)
    /// {
    /// case CLAIMABLE_BALANCE_ID_TYPE_V0:
    ///     Hash v0;
    /// };
    /// ```
    ClaimableBalanceIdView, CLAIMABLE_BALANCE_ID, least 36, depth 3, |b, d, l| check::claimable_balance_id(b)
}

impl<'a> ClaimableBalanceIdView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClaimableBalanceIdType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ClaimableBalanceIdArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => ClaimableBalanceIdArm::ClaimableBalanceIdTypeV0(read(b)),
        }
    }
}

/// What a `ClaimableBalanceID` holds.
#[derive(Clone, Copy, Debug)]
pub enum ClaimableBalanceIdArm<'a> {
    /// 0: `v0`.
    ClaimableBalanceIdTypeV0(&'a [u8; 32]),
}

view! {
    /// A view of `Claimant`.
    ///
    /// ```text
    /// union Claimant switch (ClaimantType type)
    /// {
    /// case CLAIMANT_TYPE_V0:
    ///     struct
    ///     {
    ///         AccountID destination;    // The account that can use this condition
    ///         ClaimPredicate predicate; // Claimable if predicate is true
    ///     } v0;
    /// };
    /// ```
    ClaimantView, CLAIMANT, least 44, depth 6, |b, d, l| check::claimant(b, d)
}

impl<'a> ClaimantView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClaimantType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ClaimantArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => ClaimantArm::ClaimantTypeV0(read(b)),
        }
    }
}

/// What a `Claimant` holds.
#[derive(Clone, Copy, Debug)]
pub enum ClaimantArm<'a> {
    /// 0: `v0`.
    ClaimantTypeV0(ClaimantV0View<'a>),
}

view! {
    /// A view of `ClaimantV0`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         AccountID destination;    // The account that can use this condition
    ///         ClaimPredicate predicate; // Claimable if predicate is true
    ///     }
    /// ```
    ClaimantV0View, CLAIMANT_V0, least 40, depth 5, |b, d, l| check::claimant_v0(b, d)
}

impl<'a> ClaimantV0View<'a> {
    /// `destination`.
    #[inline]
    pub fn destination(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `predicate`.
    #[inline]
    pub fn predicate(self) -> ClaimPredicateView<'a> {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `ClawbackClaimableBalanceOp`.
    ///
    /// ```text
    /// struct ClawbackClaimableBalanceOp
    /// {
    ///     ClaimableBalanceID balanceID;
    /// };
    /// ```
    ClawbackClaimableBalanceOpView, CLAWBACK_CLAIMABLE_BALANCE_OP, least 36, depth 4, |b, d, l| check::clawback_claimable_balance_op(b)
}

impl<'a> ClawbackClaimableBalanceOpView<'a> {
    /// `balanceID`.
    #[inline]
    pub fn balance_id(self) -> ClaimableBalanceIdView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `ClawbackClaimableBalanceResult`.
    ///
    /// ```text
    /// union ClawbackClaimableBalanceResult switch (
    ///     ClawbackClaimableBalanceResultCode code)
    /// {
    /// case CLAWBACK_CLAIMABLE_BALANCE_SUCCESS:
    ///     void;
    /// case CLAWBACK_CLAIMABLE_BALANCE_DOES_NOT_EXIST:
    /// case CLAWBACK_CLAIMABLE_BALANCE_NOT_ISSUER:
    /// case CLAWBACK_CLAIMABLE_BALANCE_NOT_CLAWBACK_ENABLED:
    ///     void;
    /// };
    /// ```
    ClawbackClaimableBalanceResultView, CLAWBACK_CLAIMABLE_BALANCE_RESULT, least 4, depth 3, |b, d, l| check::clawback_claimable_balance_result(b)
}

impl<'a> ClawbackClaimableBalanceResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClawbackClaimableBalanceResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ClawbackOp`.
    ///
    /// ```text
    /// struct ClawbackOp
    /// {
    ///     Asset asset;
    ///     MuxedAccount from;
    ///     int64 amount;
    /// };
    /// ```
    ClawbackOpView, CLAWBACK_OP, least 48, depth 7, |b, d, l| check::clawback_op(b)
}

impl<'a> ClawbackOpView<'a> {
    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `from`.
    #[inline]
    pub fn from(self) -> MuxedAccountView<'a> {
        read(self.s1())
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<MuxedAccountView<'a>>(self.s1())
    }
}

view! {
    /// A view of `ClawbackResult`.
    ///
    /// ```text
    /// union ClawbackResult switch (ClawbackResultCode code)
    /// {
    /// case CLAWBACK_SUCCESS:
    ///     void;
    /// case CLAWBACK_MALFORMED:
    /// case CLAWBACK_NOT_CLAWBACK_ENABLED:
    /// case CLAWBACK_NO_TRUST:
    /// case CLAWBACK_UNDERFUNDED:
    ///     void;
    /// };
    /// ```
    ClawbackResultView, CLAWBACK_RESULT, least 4, depth 3, |b, d, l| check::clawback_result(b)
}

impl<'a> ClawbackResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ClawbackResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ConfigSettingContractBandwidthV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractBandwidthV0
    /// {
    ///     // Maximum sum of all transaction sizes in the ledger in bytes
    ///     uint32 ledgerMaxTxsSizeBytes;
    ///     // Maximum size in bytes for a transaction
    ///     uint32 txMaxSizeBytes;
    ///
    ///     // Fee for 1 KB of transaction size
    ///     int64 feeTxSize1KB;
    /// };
    /// ```
    ConfigSettingContractBandwidthV0View, CONFIG_SETTING_CONTRACT_BANDWIDTH_V0, least 16, depth 2, |b, d, l| check::config_setting_contract_bandwidth_v0(b)
}

impl<'a> ConfigSettingContractBandwidthV0View<'a> {
    /// `ledgerMaxTxsSizeBytes`.
    #[inline]
    pub fn ledger_max_txs_size_bytes(self) -> u32 {
        read(self.bytes)
    }

    /// `txMaxSizeBytes`.
    #[inline]
    pub fn tx_max_size_bytes(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `feeTxSize1KB`.
    #[inline]
    pub fn fee_tx_size1_kb(self) -> i64 {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `ConfigSettingContractComputeV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractComputeV0
    /// {
    ///     // Maximum instructions per ledger
    ///     int64 ledgerMaxInstructions;
    ///     // Maximum instructions per transaction
    ///     int64 txMaxInstructions;
    ///     // Cost of 10000 instructions
    ///     int64 feeRatePerInstructionsIncrement;
    ///
    ///     // Memory limit per transaction. Unlike instructions, there is no fee
    ///     // for memory, just the limit.
    ///     uint32 txMemoryLimit;
    /// };
    /// ```
    ConfigSettingContractComputeV0View, CONFIG_SETTING_CONTRACT_COMPUTE_V0, least 28, depth 2, |b, d, l| check::config_setting_contract_compute_v0(b)
}

impl<'a> ConfigSettingContractComputeV0View<'a> {
    /// `ledgerMaxInstructions`.
    #[inline]
    pub fn ledger_max_instructions(self) -> i64 {
        read(self.bytes)
    }

    /// `txMaxInstructions`.
    #[inline]
    pub fn tx_max_instructions(self) -> i64 {
        read(at(self.bytes, 8))
    }

    /// `feeRatePerInstructionsIncrement`.
    #[inline]
    pub fn fee_rate_per_instructions_increment(self) -> i64 {
        read(at(self.bytes, 16))
    }

    /// `txMemoryLimit`.
    #[inline]
    pub fn tx_memory_limit(self) -> u32 {
        read(at(self.bytes, 24))
    }
}

view! {
    /// A view of `ConfigSettingContractEventsV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractEventsV0
    /// {
    ///     // Maximum size of events that a contract call can emit.
    ///     uint32 txMaxContractEventsSizeBytes;
    ///     // Fee for generating 1KB of contract events.
    ///     int64 feeContractEvents1KB;
    /// };
    /// ```
    ConfigSettingContractEventsV0View, CONFIG_SETTING_CONTRACT_EVENTS_V0, least 12, depth 2, |b, d, l| check::config_setting_contract_events_v0(b)
}

impl<'a> ConfigSettingContractEventsV0View<'a> {
    /// `txMaxContractEventsSizeBytes`.
    #[inline]
    pub fn tx_max_contract_events_size_bytes(self) -> u32 {
        read(self.bytes)
    }

    /// `feeContractEvents1KB`.
    #[inline]
    pub fn fee_contract_events1_kb(self) -> i64 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `ConfigSettingContractExecutionLanesV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractExecutionLanesV0
    /// {
    ///     // maximum number of Soroban transactions per ledger
    ///     uint32 ledgerMaxTxCount;
    /// };
    /// ```
    ConfigSettingContractExecutionLanesV0View, CONFIG_SETTING_CONTRACT_EXECUTION_LANES_V0, least 4, depth 2, |b, d, l| check::config_setting_contract_execution_lanes_v0(b)
}

impl<'a> ConfigSettingContractExecutionLanesV0View<'a> {
    /// `ledgerMaxTxCount`.
    #[inline]
    pub fn ledger_max_tx_count(self) -> u32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `ConfigSettingContractHistoricalDataV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractHistoricalDataV0
    /// {
    ///     int64 feeHistorical1KB; // Fee for storing 1KB in archives
    /// };
    /// ```
    ConfigSettingContractHistoricalDataV0View, CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0, least 8, depth 2, |b, d, l| check::config_setting_contract_historical_data_v0(b)
}

impl<'a> ConfigSettingContractHistoricalDataV0View<'a> {
    /// `feeHistorical1KB`.
    #[inline]
    pub fn fee_historical1_kb(self) -> i64 {
        read(self.bytes)
    }
}

view! {
    /// A view of `ConfigSettingContractLedgerCostExtV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractLedgerCostExtV0
    /// {
    ///     // Maximum number of RO+RW entries in the transaction footprint.
    ///     uint32 txMaxFootprintEntries;
    ///     // Fee per 1 KB of data written to the ledger.
    ///     // Unlike the rent fee, this is a flat fee that is charged for any ledger
    ///     // write, independent of the type of the entry being written.
    ///     int64 feeWrite1KB;
    /// };
    /// ```
    ConfigSettingContractLedgerCostExtV0View, CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0, least 12, depth 2, |b, d, l| check::config_setting_contract_ledger_cost_ext_v0(b)
}

impl<'a> ConfigSettingContractLedgerCostExtV0View<'a> {
    /// `txMaxFootprintEntries`.
    #[inline]
    pub fn tx_max_footprint_entries(self) -> u32 {
        read(self.bytes)
    }

    /// `feeWrite1KB`.
    #[inline]
    pub fn fee_write1_kb(self) -> i64 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `ConfigSettingContractLedgerCostV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractLedgerCostV0
    /// {
    ///     // Maximum number of disk entry read operations per ledger
    ///     uint32 ledgerMaxDiskReadEntries;
    ///     // Maximum number of bytes of disk reads that can be performed per ledger
    ///     uint32 ledgerMaxDiskReadBytes;
    ///     // Maximum number of ledger entry write operations per ledger
    ///     uint32 ledgerMaxWriteLedgerEntries;
    ///     // Maximum number of bytes that can be written per ledger
    ///     uint32 ledgerMaxWriteBytes;
    ///
    ///     // Maximum number of disk entry read operations per transaction
    ///     uint32 txMaxDiskReadEntries;
    ///     // Maximum number of bytes of disk reads that can be performed per transaction
    ///     uint32 txMaxDiskReadBytes;
    ///     // Maximum number of ledger entry write operations per transaction
    ///     uint32 txMaxWriteLedgerEntries;
    ///     // Maximum number of bytes that can be written per transaction
    ///     uint32 txMaxWriteBytes;
    ///
    ///     int64 feeDiskReadLedgerEntry;  // Fee per disk ledger entry read
    ///     int64 feeWriteLedgerEntry;     // Fee per ledger entry write
    ///
    ///     int64 feeDiskRead1KB;          // Fee for reading 1KB disk
    ///
    ///     // The following parameters determine the write fee per 1KB.
    ///     // Rent fee grows linearly until soroban state reaches this size
    ///     int64 sorobanStateTargetSizeBytes;
    ///     // Fee per 1KB rent when the soroban state is empty
    ///     int64 rentFee1KBSorobanStateSizeLow;
    ///     // Fee per 1KB rent when the soroban state has reached `sorobanStateTargetSizeBytes`
    ///     int64 rentFee1KBSorobanStateSizeHigh;
    ///     // Rent fee multiplier for any additional data past the first `sorobanStateTargetSizeBytes`
    ///     uint32 sorobanStateRentFeeGrowthFactor;
    /// };
    /// ```
    ConfigSettingContractLedgerCostV0View, CONFIG_SETTING_CONTRACT_LEDGER_COST_V0, least 84, depth 2, |b, d, l| check::config_setting_contract_ledger_cost_v0(b)
}

impl<'a> ConfigSettingContractLedgerCostV0View<'a> {
    /// `ledgerMaxDiskReadEntries`.
    #[inline]
    pub fn ledger_max_disk_read_entries(self) -> u32 {
        read(self.bytes)
    }

    /// `ledgerMaxDiskReadBytes`.
    #[inline]
    pub fn ledger_max_disk_read_bytes(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `ledgerMaxWriteLedgerEntries`.
    #[inline]
    pub fn ledger_max_write_ledger_entries(self) -> u32 {
        read(at(self.bytes, 8))
    }

    /// `ledgerMaxWriteBytes`.
    #[inline]
    pub fn ledger_max_write_bytes(self) -> u32 {
        read(at(self.bytes, 12))
    }

    /// `txMaxDiskReadEntries`.
    #[inline]
    pub fn tx_max_disk_read_entries(self) -> u32 {
        read(at(self.bytes, 16))
    }

    /// `txMaxDiskReadBytes`.
    #[inline]
    pub fn tx_max_disk_read_bytes(self) -> u32 {
        read(at(self.bytes, 20))
    }

    /// `txMaxWriteLedgerEntries`.
    #[inline]
    pub fn tx_max_write_ledger_entries(self) -> u32 {
        read(at(self.bytes, 24))
    }

    /// `txMaxWriteBytes`.
    #[inline]
    pub fn tx_max_write_bytes(self) -> u32 {
        read(at(self.bytes, 28))
    }

    /// `feeDiskReadLedgerEntry`.
    #[inline]
    pub fn fee_disk_read_ledger_entry(self) -> i64 {
        read(at(self.bytes, 32))
    }

    /// `feeWriteLedgerEntry`.
    #[inline]
    pub fn fee_write_ledger_entry(self) -> i64 {
        read(at(self.bytes, 40))
    }

    /// `feeDiskRead1KB`.
    #[inline]
    pub fn fee_disk_read1_kb(self) -> i64 {
        read(at(self.bytes, 48))
    }

    /// `sorobanStateTargetSizeBytes`.
    #[inline]
    pub fn soroban_state_target_size_bytes(self) -> i64 {
        read(at(self.bytes, 56))
    }

    /// `rentFee1KBSorobanStateSizeLow`.
    #[inline]
    pub fn rent_fee1_kb_soroban_state_size_low(self) -> i64 {
        read(at(self.bytes, 64))
    }

    /// `rentFee1KBSorobanStateSizeHigh`.
    #[inline]
    pub fn rent_fee1_kb_soroban_state_size_high(self) -> i64 {
        read(at(self.bytes, 72))
    }

    /// `sorobanStateRentFeeGrowthFactor`.
    #[inline]
    pub fn soroban_state_rent_fee_growth_factor(self) -> u32 {
        read(at(self.bytes, 80))
    }
}

view! {
    /// A view of `ConfigSettingContractParallelComputeV0`.
    ///
    /// ```text
    /// struct ConfigSettingContractParallelComputeV0
    /// {
    ///     // Maximum number of clusters with dependent transactions allowed in a
    ///     // stage of parallel tx set component.
    ///     // This effectively sets the lower bound on the number of physical threads
    ///     // necessary to effectively apply transaction sets in parallel.
    ///     uint32 ledgerMaxDependentTxClusters;
    /// };
    /// ```
    ConfigSettingContractParallelComputeV0View, CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0, least 4, depth 2, |b, d, l| check::config_setting_contract_parallel_compute_v0(b)
}

impl<'a> ConfigSettingContractParallelComputeV0View<'a> {
    /// `ledgerMaxDependentTxClusters`.
    #[inline]
    pub fn ledger_max_dependent_tx_clusters(self) -> u32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `ConfigSettingEntry`.
    ///
    /// ```text
    /// union ConfigSettingEntry switch (ConfigSettingID configSettingID)
    /// {
    /// case CONFIG_SETTING_CONTRACT_MAX_SIZE_BYTES:
    ///     uint32 contractMaxSizeBytes;
    /// case CONFIG_SETTING_CONTRACT_COMPUTE_V0:
    ///     ConfigSettingContractComputeV0 contractCompute;
    /// case CONFIG_SETTING_CONTRACT_LEDGER_COST_V0:
    ///     ConfigSettingContractLedgerCostV0 contractLedgerCost;
    /// case CONFIG_SETTING_CONTRACT_HISTORICAL_DATA_V0:
    ///     ConfigSettingContractHistoricalDataV0 contractHistoricalData;
    /// case CONFIG_SETTING_CONTRACT_EVENTS_V0:
    ///     ConfigSettingContractEventsV0 contractEvents;
    /// case CONFIG_SETTING_CONTRACT_BANDWIDTH_V0:
    ///     ConfigSettingContractBandwidthV0 contractBandwidth;
    /// case CONFIG_SETTING_CONTRACT_COST_PARAMS_CPU_INSTRUCTIONS:
    ///     ContractCostParams contractCostParamsCpuInsns;
    /// case CONFIG_SETTING_CONTRACT_COST_PARAMS_MEMORY_BYTES:
    ///     ContractCostParams contractCostParamsMemBytes;
    /// case CONFIG_SETTING_CONTRACT_DATA_KEY_SIZE_BYTES:
    ///     uint32 contractDataKeySizeBytes;
    /// case CONFIG_SETTING_CONTRACT_DATA_ENTRY_SIZE_BYTES:
    ///     uint32 contractDataEntrySizeBytes;
    /// case CONFIG_SETTING_STATE_ARCHIVAL:
    ///     StateArchivalSettings stateArchivalSettings;
    /// case CONFIG_SETTING_CONTRACT_EXECUTION_LANES:
    ///     ConfigSettingContractExecutionLanesV0 contractExecutionLanes;
    /// case CONFIG_SETTING_LIVE_SOROBAN_STATE_SIZE_WINDOW:
    ///     uint64 liveSorobanStateSizeWindow<>;
    /// case CONFIG_SETTING_EVICTION_ITERATOR:
    ///     EvictionIterator evictionIterator;
    /// case CONFIG_SETTING_CONTRACT_PARALLEL_COMPUTE_V0:
    ///     ConfigSettingContractParallelComputeV0 contractParallelCompute;
    /// case CONFIG_SETTING_CONTRACT_LEDGER_COST_EXT_V0:
    ///     ConfigSettingContractLedgerCostExtV0 contractLedgerCostExt;
    /// case CONFIG_SETTING_SCP_TIMING:
    ///     ConfigSettingSCPTiming contractSCPTiming;
    /// case CONFIG_SETTING_FROZEN_LEDGER_KEYS:
    ///     FrozenLedgerKeys frozenLedgerKeys;
    /// case CONFIG_SETTING_FROZEN_LEDGER_KEYS_DELTA:
    ///     FrozenLedgerKeysDelta frozenLedgerKeysDelta;
    /// case CONFIG_SETTING_FREEZE_BYPASS_TXS:
    ///     FreezeBypassTxs freezeBypassTxs;
    /// case CONFIG_SETTING_FREEZE_BYPASS_TXS_DELTA:
    ///     FreezeBypassTxsDelta freezeBypassTxsDelta;
    /// };
    /// ```
    ConfigSettingEntryView, CONFIG_SETTING_ENTRY, least 8, depth 6, |b, d, l| check::config_setting_entry(b)
}

impl<'a> ConfigSettingEntryView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ConfigSettingId {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ConfigSettingEntryArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ConfigSettingEntryArm::ContractComputeV0(read(b)),
            2 => ConfigSettingEntryArm::ContractLedgerCostV0(read(b)),
            3 => ConfigSettingEntryArm::ContractHistoricalDataV0(read(b)),
            4 => ConfigSettingEntryArm::ContractEventsV0(read(b)),
            5 => ConfigSettingEntryArm::ContractBandwidthV0(read(b)),
            6 => ConfigSettingEntryArm::ContractCostParamsCpuInstructions(read(b)),
            7 => ConfigSettingEntryArm::ContractCostParamsMemoryBytes(read(b)),
            8 => ConfigSettingEntryArm::ContractDataKeySizeBytes(read(b)),
            9 => ConfigSettingEntryArm::ContractDataEntrySizeBytes(read(b)),
            10 => ConfigSettingEntryArm::StateArchival(read(b)),
            11 => ConfigSettingEntryArm::ContractExecutionLanes(read(b)),
            12 => ConfigSettingEntryArm::LiveSorobanStateSizeWindow(read(b)),
            13 => ConfigSettingEntryArm::EvictionIterator(read(b)),
            14 => ConfigSettingEntryArm::ContractParallelComputeV0(read(b)),
            15 => ConfigSettingEntryArm::ContractLedgerCostExtV0(read(b)),
            16 => ConfigSettingEntryArm::ScpTiming(read(b)),
            17 => ConfigSettingEntryArm::FrozenLedgerKeys(read(b)),
            18 => ConfigSettingEntryArm::FrozenLedgerKeysDelta(read(b)),
            19 => ConfigSettingEntryArm::FreezeBypassTxs(read(b)),
            20 => ConfigSettingEntryArm::FreezeBypassTxsDelta(read(b)),
            _ => ConfigSettingEntryArm::ContractMaxSizeBytes(read(b)),
        }
    }
}

/// What a `ConfigSettingEntry` holds.
#[derive(Clone, Copy, Debug)]
pub enum ConfigSettingEntryArm<'a> {
    /// 0: `contractMaxSizeBytes`.
    ContractMaxSizeBytes(u32),
    /// 1: `contractCompute`.
    ContractComputeV0(ConfigSettingContractComputeV0View<'a>),
    /// 2: `contractLedgerCost`.
    ContractLedgerCostV0(ConfigSettingContractLedgerCostV0View<'a>),
    /// 3: `contractHistoricalData`.
    ContractHistoricalDataV0(ConfigSettingContractHistoricalDataV0View<'a>),
    /// 4: `contractEvents`.
    ContractEventsV0(ConfigSettingContractEventsV0View<'a>),
    /// 5: `contractBandwidth`.
    ContractBandwidthV0(ConfigSettingContractBandwidthV0View<'a>),
    /// 6: `contractCostParamsCpuInsns`.
    ContractCostParamsCpuInstructions(ContractCostParamsView<'a>),
    /// 7: `contractCostParamsMemBytes`.
    ContractCostParamsMemoryBytes(ContractCostParamsView<'a>),
    /// 8: `contractDataKeySizeBytes`.
    ContractDataKeySizeBytes(u32),
    /// 9: `contractDataEntrySizeBytes`.
    ContractDataEntrySizeBytes(u32),
    /// 10: `stateArchivalSettings`.
    StateArchival(StateArchivalSettingsView<'a>),
    /// 11: `contractExecutionLanes`.
    ContractExecutionLanes(ConfigSettingContractExecutionLanesV0View<'a>),
    /// 12: `liveSorobanStateSizeWindow`.
    LiveSorobanStateSizeWindow(ListView<'a, u64>),
    /// 13: `evictionIterator`.
    EvictionIterator(EvictionIteratorView<'a>),
    /// 14: `contractParallelCompute`.
    ContractParallelComputeV0(ConfigSettingContractParallelComputeV0View<'a>),
    /// 15: `contractLedgerCostExt`.
    ContractLedgerCostExtV0(ConfigSettingContractLedgerCostExtV0View<'a>),
    /// 16: `contractSCPTiming`.
    ScpTiming(ConfigSettingScpTimingView<'a>),
    /// 17: `frozenLedgerKeys`.
    FrozenLedgerKeys(FrozenLedgerKeysView<'a>),
    /// 18: `frozenLedgerKeysDelta`.
    FrozenLedgerKeysDelta(FrozenLedgerKeysDeltaView<'a>),
    /// 19: `freezeBypassTxs`.
    FreezeBypassTxs(FreezeBypassTxsView<'a>),
    /// 20: `freezeBypassTxsDelta`.
    FreezeBypassTxsDelta(FreezeBypassTxsDeltaView<'a>),
}

view! {
    /// A view of `ConfigSettingSCPTiming`.
    ///
    /// ```text
    /// struct ConfigSettingSCPTiming {
    ///     uint32 ledgerTargetCloseTimeMilliseconds;
    ///     uint32 nominationTimeoutInitialMilliseconds;
    ///     uint32 nominationTimeoutIncrementMilliseconds;
    ///     uint32 ballotTimeoutInitialMilliseconds;
    ///     uint32 ballotTimeoutIncrementMilliseconds;
    /// };
    /// ```
    ConfigSettingScpTimingView, CONFIG_SETTING_SCP_TIMING, least 20, depth 2, |b, d, l| check::config_setting_scp_timing(b)
}

impl<'a> ConfigSettingScpTimingView<'a> {
    /// `ledgerTargetCloseTimeMilliseconds`.
    #[inline]
    pub fn ledger_target_close_time_milliseconds(self) -> u32 {
        read(self.bytes)
    }

    /// `nominationTimeoutInitialMilliseconds`.
    #[inline]
    pub fn nomination_timeout_initial_milliseconds(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `nominationTimeoutIncrementMilliseconds`.
    #[inline]
    pub fn nomination_timeout_increment_milliseconds(self) -> u32 {
        read(at(self.bytes, 8))
    }

    /// `ballotTimeoutInitialMilliseconds`.
    #[inline]
    pub fn ballot_timeout_initial_milliseconds(self) -> u32 {
        read(at(self.bytes, 12))
    }

    /// `ballotTimeoutIncrementMilliseconds`.
    #[inline]
    pub fn ballot_timeout_increment_milliseconds(self) -> u32 {
        read(at(self.bytes, 16))
    }
}

view! {
    /// A view of `ConfigUpgradeSetKey`.
    ///
    /// ```text
    /// struct ConfigUpgradeSetKey {
    ///     ContractID contractID;
    ///     Hash contentHash;
    /// };
    /// ```
    ConfigUpgradeSetKeyView, CONFIG_UPGRADE_SET_KEY, least 64, depth 4, |b, d, l| check::config_upgrade_set_key(b)
}

impl<'a> ConfigUpgradeSetKeyView<'a> {
    /// `contractID`.
    #[inline]
    pub fn contract_id(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `contentHash`.
    #[inline]
    pub fn content_hash(self) -> &'a [u8; 32] {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `ContractCodeCostInputs`.
    ///
    /// ```text
    /// struct ContractCodeCostInputs {
    ///     ExtensionPoint ext;
    ///     uint32 nInstructions;
    ///     uint32 nFunctions;
    ///     uint32 nGlobals;
    ///     uint32 nTableEntries;
    ///     uint32 nTypes;
    ///     uint32 nDataSegments;
    ///     uint32 nElemSegments;
    ///     uint32 nImports;
    ///     uint32 nExports;
    ///     uint32 nDataSegmentBytes;
    /// };
    /// ```
    ContractCodeCostInputsView, CONTRACT_CODE_COST_INPUTS, least 44, depth 3, |b, d, l| check::contract_code_cost_inputs(b)
}

impl<'a> ContractCodeCostInputsView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `nInstructions`.
    #[inline]
    pub fn n_instructions(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `nFunctions`.
    #[inline]
    pub fn n_functions(self) -> u32 {
        read(at(self.bytes, 8))
    }

    /// `nGlobals`.
    #[inline]
    pub fn n_globals(self) -> u32 {
        read(at(self.bytes, 12))
    }

    /// `nTableEntries`.
    #[inline]
    pub fn n_table_entries(self) -> u32 {
        read(at(self.bytes, 16))
    }

    /// `nTypes`.
    #[inline]
    pub fn n_types(self) -> u32 {
        read(at(self.bytes, 20))
    }

    /// `nDataSegments`.
    #[inline]
    pub fn n_data_segments(self) -> u32 {
        read(at(self.bytes, 24))
    }

    /// `nElemSegments`.
    #[inline]
    pub fn n_elem_segments(self) -> u32 {
        read(at(self.bytes, 28))
    }

    /// `nImports`.
    #[inline]
    pub fn n_imports(self) -> u32 {
        read(at(self.bytes, 32))
    }

    /// `nExports`.
    #[inline]
    pub fn n_exports(self) -> u32 {
        read(at(self.bytes, 36))
    }

    /// `nDataSegmentBytes`.
    #[inline]
    pub fn n_data_segment_bytes(self) -> u32 {
        read(at(self.bytes, 40))
    }
}

view! {
    /// A view of `ContractCodeEntry`.
    ///
    /// ```text
    /// struct ContractCodeEntry {
    ///     union switch (int v)
    ///     {
    ///         case 0:
    ///             void;
    ///         case 1:
    ///             struct
    ///             {
    ///                 ExtensionPoint ext;
    ///                 ContractCodeCostInputs costInputs;
    ///             } v1;
    ///     } ext;
    ///
    ///     Hash hash;
    ///     opaque code<>;
    /// };
    /// ```
    ContractCodeEntryView, CONTRACT_CODE_ENTRY, least 40, depth 6, |b, d, l| check::contract_code_entry(b)
}

impl<'a> ContractCodeEntryView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ContractCodeEntryExtView<'a> {
        read(self.bytes)
    }

    /// `hash`.
    #[inline]
    pub fn hash(self) -> &'a [u8; 32] {
        read(self.s1())
    }

    /// `code`.
    #[inline]
    pub fn code(self) -> &'a [u8] {
        read(at(self.s1(), 32))
    }

    fn s1(self) -> &'a [u8] {
        after::<ContractCodeEntryExtView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `ContractCodeEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///         case 0:
    ///             void;
    ///         case 1:
    ///             struct
    ///             {
    ///                 ExtensionPoint ext;
    ///                 ContractCodeCostInputs costInputs;
    ///             } v1;
    ///     }
    /// ```
    ContractCodeEntryExtView, CONTRACT_CODE_ENTRY_EXT, least 4, depth 5, |b, d, l| check::contract_code_entry_ext(b)
}

impl<'a> ContractCodeEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ContractCodeEntryExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ContractCodeEntryExtArm::V1(read(b)),
            _ => ContractCodeEntryExtArm::V0,
        }
    }
}

/// What a `ContractCodeEntryExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum ContractCodeEntryExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(ContractCodeEntryV1View<'a>),
}

view! {
    /// A view of `ContractCodeEntryV1`.
    ///
    /// ```text
    /// struct
    ///             {
    ///                 ExtensionPoint ext;
    ///                 ContractCodeCostInputs costInputs;
    ///             }
    /// ```
    ContractCodeEntryV1View, CONTRACT_CODE_ENTRY_V1, least 48, depth 4, |b, d, l| check::contract_code_entry_v1(b)
}

impl<'a> ContractCodeEntryV1View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `costInputs`.
    #[inline]
    pub fn cost_inputs(self) -> ContractCodeCostInputsView<'a> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `ContractCostParamEntry`.
    ///
    /// ```text
    /// struct ContractCostParamEntry {
    ///     // use `ext` to add more terms (e.g. higher order polynomials) in the future
    ///     ExtensionPoint ext;
    ///
    ///     int64 constTerm;
    ///     int64 linearTerm;
    /// };
    /// ```
    ContractCostParamEntryView, CONTRACT_COST_PARAM_ENTRY, least 20, depth 3, |b, d, l| check::contract_cost_param_entry(b)
}

impl<'a> ContractCostParamEntryView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `constTerm`.
    #[inline]
    pub fn const_term(self) -> i64 {
        read(at(self.bytes, 4))
    }

    /// `linearTerm`.
    #[inline]
    pub fn linear_term(self) -> i64 {
        read(at(self.bytes, 12))
    }
}

view! {
    /// A view of `ContractCostParams`.
    ///
    /// ```text
    /// typedef ContractCostParamEntry ContractCostParams<CONTRACT_COST_COUNT_LIMIT>;
    /// ```
    ContractCostParamsView, CONTRACT_COST_PARAMS, least 4, depth 5, |b, d, l| check::contract_cost_params(b)
}

crate::view::named_list!(ContractCostParamsView, ContractCostParamEntryView<'a>);

view! {
    /// A view of `ContractDataEntry`.
    ///
    /// ```text
    /// struct ContractDataEntry {
    ///     ExtensionPoint ext;
    ///
    ///     SCAddress contract;
    ///     SCVal key;
    ///     ContractDataDurability durability;
    ///     SCVal val;
    /// };
    /// ```
    ContractDataEntryView, CONTRACT_DATA_ENTRY, least 52, depth 6, |b, d, l| check::contract_data_entry(b, d)
}

impl<'a> ContractDataEntryView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `contract`.
    #[inline]
    pub fn contract(self) -> ScAddressView<'a> {
        read(at(self.bytes, 4))
    }

    /// `key`.
    #[inline]
    pub fn key(self) -> ScValView<'a> {
        read(self.s1())
    }

    /// `durability`.
    #[inline]
    pub fn durability(self) -> ContractDataDurability {
        read(self.s2())
    }

    /// `val`.
    #[inline]
    pub fn val(self) -> ScValView<'a> {
        read(at(self.s2(), 4))
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(at(self.bytes, 4))
    }

    fn s2(self) -> &'a [u8] {
        after::<ScValView<'a>>(self.s1())
    }
}

view! {
    /// A view of `ContractEvent`.
    ///
    /// ```text
    /// struct ContractEvent
    /// {
    ///     // We can use this to add more fields, or because it
    ///     // is first, to change ContractEvent into a union.
    ///     ExtensionPoint ext;
    ///
    ///     ContractID* contractID;
    ///     ContractEventType type;
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         struct
    ///         {
    ///             SCVal topics<>;
    ///             SCVal data;
    ///         } v0;
    ///     }
    ///     body;
    /// };
    /// ```
    ContractEventView, CONTRACT_EVENT, least 24, depth 5, |b, d, l| check::contract_event(b, d, l)
}

impl<'a> ContractEventView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `contractID`.
    #[inline]
    pub fn contract_id(self) -> Option<&'a [u8; 32]> {
        read(at(self.bytes, 4))
    }

    /// `type`.
    #[inline]
    pub fn type_(self) -> ContractEventType {
        read(self.s1())
    }

    /// `body`.
    #[inline]
    pub fn body(self) -> ContractEventBodyView<'a> {
        read(at(self.s1(), 4))
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<&'a [u8; 32]>>(at(self.bytes, 4))
    }
}

view! {
    /// A view of `ContractEventBody`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         struct
    ///         {
    ///             SCVal topics<>;
    ///             SCVal data;
    ///         } v0;
    ///     }
    /// ```
    ContractEventBodyView, CONTRACT_EVENT_BODY, least 12, depth 4, |b, d, l| check::contract_event_body(b, d)
}

impl<'a> ContractEventBodyView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ContractEventBodyArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => ContractEventBodyArm::V0(read(b)),
        }
    }
}

/// What a `ContractEventBody` holds.
#[derive(Clone, Copy, Debug)]
pub enum ContractEventBodyArm<'a> {
    /// 0: `v0`.
    V0(ContractEventV0View<'a>),
}

view! {
    /// A view of `ContractEventV0`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             SCVal topics<>;
    ///             SCVal data;
    ///         }
    /// ```
    ContractEventV0View, CONTRACT_EVENT_V0, least 8, depth 3, |b, d, l| check::contract_event_v0(b, d)
}

impl<'a> ContractEventV0View<'a> {
    /// `topics`.
    #[inline]
    pub fn topics(self) -> ListView<'a, ScValView<'a>> {
        read(self.bytes)
    }

    /// `data`.
    #[inline]
    pub fn data(self) -> ScValView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, ScValView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `ContractExecutable`.
    ///
    /// ```text
    /// union ContractExecutable switch (ContractExecutableType type)
    /// {
    /// case CONTRACT_EXECUTABLE_WASM:
    ///     Hash wasm_hash;
    /// case CONTRACT_EXECUTABLE_STELLAR_ASSET:
    ///     void;
    /// case CONTRACT_EXECUTABLE_EXTERNAL_REF:
    ///     ContractExecutableExternalRef external_ref;
    /// };
    /// ```
    ContractExecutableView, CONTRACT_EXECUTABLE, least 4, depth 7, |b, d, l| check::contract_executable(b)
}

impl<'a> ContractExecutableView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ContractExecutableType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ContractExecutableArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ContractExecutableArm::StellarAsset,
            2 => ContractExecutableArm::ExternalRef(read(b)),
            _ => ContractExecutableArm::Wasm(read(b)),
        }
    }
}

/// What a `ContractExecutable` holds.
#[derive(Clone, Copy, Debug)]
pub enum ContractExecutableArm<'a> {
    /// 0: `wasm_hash`.
    Wasm(&'a [u8; 32]),
    /// 1: `void`.
    StellarAsset,
    /// 2: `external_ref`.
    ExternalRef(ContractExecutableExternalRefView<'a>),
}

view! {
    /// A view of `ContractExecutableExternalRef`.
    ///
    /// ```text
    /// struct ContractExecutableExternalRef {
    ///     SCAddress executable_owner;
    ///     SCString tag;
    /// };
    /// ```
    ContractExecutableExternalRefView, CONTRACT_EXECUTABLE_EXTERNAL_REF, least 40, depth 6, |b, d, l| check::contract_executable_external_ref(b)
}

impl<'a> ContractExecutableExternalRefView<'a> {
    /// `executable_owner`.
    #[inline]
    pub fn executable_owner(self) -> ScAddressView<'a> {
        read(self.bytes)
    }

    /// `tag`.
    #[inline]
    pub fn tag(self) -> &'a [u8] {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `ContractIDPreimage`.
    ///
    /// ```text
    /// union ContractIDPreimage switch (ContractIDPreimageType type)
    /// {
    /// case CONTRACT_ID_PREIMAGE_FROM_ADDRESS:
    ///     struct
    ///     {
    ///         SCAddress address;
    ///         uint256 salt;
    ///     } fromAddress;
    /// case CONTRACT_ID_PREIMAGE_FROM_ASSET:
    ///     Asset fromAsset;
    /// };
    /// ```
    ContractIdPreimageView, CONTRACT_ID_PREIMAGE, least 8, depth 7, |b, d, l| check::contract_id_preimage(b)
}

impl<'a> ContractIdPreimageView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ContractIdPreimageType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ContractIdPreimageArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ContractIdPreimageArm::Asset(read(b)),
            _ => ContractIdPreimageArm::Address(read(b)),
        }
    }
}

/// What a `ContractIDPreimage` holds.
#[derive(Clone, Copy, Debug)]
pub enum ContractIdPreimageArm<'a> {
    /// 0: `fromAddress`.
    Address(ContractIdPreimageFromAddressView<'a>),
    /// 1: `fromAsset`.
    Asset(AssetView<'a>),
}

view! {
    /// A view of `ContractIDPreimageFromAddress`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         SCAddress address;
    ///         uint256 salt;
    ///     }
    /// ```
    ContractIdPreimageFromAddressView, CONTRACT_ID_PREIMAGE_FROM_ADDRESS, least 68, depth 6, |b, d, l| check::contract_id_preimage_from_address(b)
}

impl<'a> ContractIdPreimageFromAddressView<'a> {
    /// `address`.
    #[inline]
    pub fn address(self) -> ScAddressView<'a> {
        read(self.bytes)
    }

    /// `salt`.
    #[inline]
    pub fn salt(self) -> &'a [u8; 32] {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `CreateAccountOp`.
    ///
    /// ```text
    /// struct CreateAccountOp
    /// {
    ///     AccountID destination; // account to create
    ///     int64 startingBalance; // amount they end up with
    /// };
    /// ```
    CreateAccountOpView, CREATE_ACCOUNT_OP, least 44, depth 5, |b, d, l| check::create_account_op(b)
}

impl<'a> CreateAccountOpView<'a> {
    /// `destination`.
    #[inline]
    pub fn destination(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `startingBalance`.
    #[inline]
    pub fn starting_balance(self) -> i64 {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `CreateAccountResult`.
    ///
    /// ```text
    /// union CreateAccountResult switch (CreateAccountResultCode code)
    /// {
    /// case CREATE_ACCOUNT_SUCCESS:
    ///     void;
    /// case CREATE_ACCOUNT_MALFORMED:
    /// case CREATE_ACCOUNT_UNDERFUNDED:
    /// case CREATE_ACCOUNT_LOW_RESERVE:
    /// case CREATE_ACCOUNT_ALREADY_EXIST:
    ///     void;
    /// };
    /// ```
    CreateAccountResultView, CREATE_ACCOUNT_RESULT, least 4, depth 3, |b, d, l| check::create_account_result(b)
}

impl<'a> CreateAccountResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> CreateAccountResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `CreateClaimableBalanceOp`.
    ///
    /// ```text
    /// struct CreateClaimableBalanceOp
    /// {
    ///     Asset asset;
    ///     int64 amount;
    ///     Claimant claimants<10>;
    /// };
    /// ```
    CreateClaimableBalanceOpView, CREATE_CLAIMABLE_BALANCE_OP, least 16, depth 8, |b, d, l| check::create_claimable_balance_op(b, d)
}

impl<'a> CreateClaimableBalanceOpView<'a> {
    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s1())
    }

    /// `claimants`.
    #[inline]
    pub fn claimants(self) -> ListView<'a, ClaimantView<'a>> {
        read(at(self.s1(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `CreateClaimableBalanceResult`.
    ///
    /// ```text
    /// union CreateClaimableBalanceResult switch (
    ///     CreateClaimableBalanceResultCode code)
    /// {
    /// case CREATE_CLAIMABLE_BALANCE_SUCCESS:
    ///     ClaimableBalanceID balanceID;
    /// case CREATE_CLAIMABLE_BALANCE_MALFORMED:
    /// case CREATE_CLAIMABLE_BALANCE_LOW_RESERVE:
    /// case CREATE_CLAIMABLE_BALANCE_NO_TRUST:
    /// case CREATE_CLAIMABLE_BALANCE_NOT_AUTHORIZED:
    /// case CREATE_CLAIMABLE_BALANCE_UNDERFUNDED:
    ///     void;
    /// };
    /// ```
    CreateClaimableBalanceResultView, CREATE_CLAIMABLE_BALANCE_RESULT, least 4, depth 4, |b, d, l| check::create_claimable_balance_result(b)
}

impl<'a> CreateClaimableBalanceResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> CreateClaimableBalanceResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> CreateClaimableBalanceResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => CreateClaimableBalanceResultArm::Malformed,
            -2 => CreateClaimableBalanceResultArm::LowReserve,
            -3 => CreateClaimableBalanceResultArm::NoTrust,
            -4 => CreateClaimableBalanceResultArm::NotAuthorized,
            -5 => CreateClaimableBalanceResultArm::Underfunded,
            _ => CreateClaimableBalanceResultArm::Success(read(b)),
        }
    }
}

/// What a `CreateClaimableBalanceResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum CreateClaimableBalanceResultArm<'a> {
    /// 0: `balanceID`.
    Success(ClaimableBalanceIdView<'a>),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    LowReserve,
    /// -3: `void`.
    NoTrust,
    /// -4: `void`.
    NotAuthorized,
    /// -5: `void`.
    Underfunded,
}

view! {
    /// A view of `CreateContractArgs`.
    ///
    /// ```text
    /// struct CreateContractArgs
    /// {
    ///     ContractIDPreimage contractIDPreimage;
    ///     ContractExecutable executable;
    /// };
    /// ```
    CreateContractArgsView, CREATE_CONTRACT_ARGS, least 12, depth 8, |b, d, l| check::create_contract_args(b)
}

impl<'a> CreateContractArgsView<'a> {
    /// `contractIDPreimage`.
    #[inline]
    pub fn contract_id_preimage(self) -> ContractIdPreimageView<'a> {
        read(self.bytes)
    }

    /// `executable`.
    #[inline]
    pub fn executable(self) -> ContractExecutableView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ContractIdPreimageView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `CreateContractArgsV2`.
    ///
    /// ```text
    /// struct CreateContractArgsV2
    /// {
    ///     ContractIDPreimage contractIDPreimage;
    ///     ContractExecutable executable;
    ///     // Arguments of the contract's constructor.
    ///     SCVal constructorArgs<>;
    /// };
    /// ```
    CreateContractArgsV2View, CREATE_CONTRACT_ARGS_V2, least 16, depth 8, |b, d, l| check::create_contract_args_v2(b, d)
}

impl<'a> CreateContractArgsV2View<'a> {
    /// `contractIDPreimage`.
    #[inline]
    pub fn contract_id_preimage(self) -> ContractIdPreimageView<'a> {
        read(self.bytes)
    }

    /// `executable`.
    #[inline]
    pub fn executable(self) -> ContractExecutableView<'a> {
        read(self.s1())
    }

    /// `constructorArgs`.
    #[inline]
    pub fn constructor_args(self) -> ListView<'a, ScValView<'a>> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<ContractIdPreimageView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<ContractExecutableView<'a>>(self.s1())
    }
}

view! {
    /// A view of `CreatePassiveSellOfferOp`.
    ///
    /// ```text
    /// struct CreatePassiveSellOfferOp
    /// {
    ///     Asset selling; // A
    ///     Asset buying;  // B
    ///     int64 amount;  // amount taker gets
    ///     Price price;   // cost of A in terms of B
    /// };
    /// ```
    CreatePassiveSellOfferOpView, CREATE_PASSIVE_SELL_OFFER_OP, least 24, depth 7, |b, d, l| check::create_passive_sell_offer_op(b)
}

impl<'a> CreatePassiveSellOfferOpView<'a> {
    /// `selling`.
    #[inline]
    pub fn selling(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `buying`.
    #[inline]
    pub fn buying(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s2())
    }

    /// `price`.
    #[inline]
    pub fn price(self) -> PriceView<'a> {
        read(at(self.s2(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `DataEntry`.
    ///
    /// ```text
    /// struct DataEntry
    /// {
    ///     AccountID accountID; // account this data belongs to
    ///     string64 dataName;
    ///     DataValue dataValue;
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    DataEntryView, DATA_ENTRY, least 48, depth 5, |b, d, l| check::data_entry(b)
}

impl<'a> DataEntryView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `dataName`.
    #[inline]
    pub fn data_name(self) -> &'a [u8] {
        read(at(self.bytes, 36))
    }

    /// `dataValue`.
    #[inline]
    pub fn data_value(self) -> &'a [u8] {
        read(self.s1())
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> DataEntryExtView<'a> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<&'a [u8]>(at(self.bytes, 36))
    }

    fn s2(self) -> &'a [u8] {
        after::<&'a [u8]>(self.s1())
    }
}

view! {
    /// A view of `DataEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    DataEntryExtView, DATA_ENTRY_EXT, least 4, depth 2, |b, d, l| check::data_entry_ext(b)
}

impl<'a> DataEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `DecoratedSignature`.
    ///
    /// ```text
    /// struct DecoratedSignature
    /// {
    ///     SignatureHint hint;  // last 4 bytes of the public key, used as a hint
    ///     Signature signature; // actual signature
    /// };
    /// ```
    DecoratedSignatureView, DECORATED_SIGNATURE, least 8, depth 4, |b, d, l| check::decorated_signature(b)
}

impl<'a> DecoratedSignatureView<'a> {
    /// `hint`.
    #[inline]
    pub fn hint(self) -> &'a [u8; 4] {
        read(self.bytes)
    }

    /// `signature`.
    #[inline]
    pub fn signature(self) -> &'a [u8] {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `DependentTxCluster`.
    ///
    /// ```text
    /// typedef TransactionEnvelope DependentTxCluster<>;
    /// ```
    DependentTxClusterView, DEPENDENT_TX_CLUSTER, least 4, depth 22, |b, d, l| check::dependent_tx_cluster(b, d, l)
}

crate::view::named_list!(DependentTxClusterView, TransactionEnvelopeView<'a>);

view! {
    /// A view of `DiagnosticEvent`.
    ///
    /// ```text
    /// struct DiagnosticEvent
    /// {
    ///     bool inSuccessfulContractCall;
    ///     ContractEvent event;
    /// };
    /// ```
    DiagnosticEventView, DIAGNOSTIC_EVENT, least 28, depth 6, |b, d, l| check::diagnostic_event(b, d, l)
}

impl<'a> DiagnosticEventView<'a> {
    /// `inSuccessfulContractCall`.
    #[inline]
    pub fn in_successful_contract_call(self) -> bool {
        read(self.bytes)
    }

    /// `event`.
    #[inline]
    pub fn event(self) -> ContractEventView<'a> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `EndSponsoringFutureReservesResult`.
    ///
    /// ```text
    /// union EndSponsoringFutureReservesResult switch (
    ///     EndSponsoringFutureReservesResultCode code)
    /// {
    /// case END_SPONSORING_FUTURE_RESERVES_SUCCESS:
    ///     void;
    /// case END_SPONSORING_FUTURE_RESERVES_NOT_SPONSORED:
    ///     void;
    /// };
    /// ```
    EndSponsoringFutureReservesResultView, END_SPONSORING_FUTURE_RESERVES_RESULT, least 4, depth 3, |b, d, l| check::end_sponsoring_future_reserves_result(b)
}

impl<'a> EndSponsoringFutureReservesResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> EndSponsoringFutureReservesResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `EvictionIterator`.
    ///
    /// ```text
    /// struct EvictionIterator {
    ///     uint32 bucketListLevel;
    ///     bool isCurrBucket;
    ///     uint64 bucketFileOffset;
    /// };
    /// ```
    EvictionIteratorView, EVICTION_ITERATOR, least 16, depth 3, |b, d, l| check::eviction_iterator(b)
}

impl<'a> EvictionIteratorView<'a> {
    /// `bucketListLevel`.
    #[inline]
    pub fn bucket_list_level(self) -> u32 {
        read(self.bytes)
    }

    /// `isCurrBucket`.
    #[inline]
    pub fn is_curr_bucket(self) -> bool {
        read(at(self.bytes, 4))
    }

    /// `bucketFileOffset`.
    #[inline]
    pub fn bucket_file_offset(self) -> u64 {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `ExtendFootprintTTLOp`.
    ///
    /// ```text
    /// struct ExtendFootprintTTLOp
    /// {
    ///     ExtensionPoint ext;
    ///     uint32 extendTo;
    /// };
    /// ```
    ExtendFootprintTtlOpView, EXTEND_FOOTPRINT_TTL_OP, least 8, depth 3, |b, d, l| check::extend_footprint_ttl_op(b)
}

impl<'a> ExtendFootprintTtlOpView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `extendTo`.
    #[inline]
    pub fn extend_to(self) -> u32 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `ExtendFootprintTTLResult`.
    ///
    /// ```text
    /// union ExtendFootprintTTLResult switch (ExtendFootprintTTLResultCode code)
    /// {
    /// case EXTEND_FOOTPRINT_TTL_SUCCESS:
    ///     void;
    /// case EXTEND_FOOTPRINT_TTL_MALFORMED:
    /// case EXTEND_FOOTPRINT_TTL_RESOURCE_LIMIT_EXCEEDED:
    /// case EXTEND_FOOTPRINT_TTL_INSUFFICIENT_REFUNDABLE_FEE:
    ///     void;
    /// };
    /// ```
    ExtendFootprintTtlResultView, EXTEND_FOOTPRINT_TTL_RESULT, least 4, depth 3, |b, d, l| check::extend_footprint_ttl_result(b)
}

impl<'a> ExtendFootprintTtlResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ExtendFootprintTtlResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ExtensionPoint`.
    ///
    /// ```text
    /// union ExtensionPoint switch (int v)
    /// {
    /// case 0:
    ///     void;
    /// };
    /// ```
    ExtensionPointView, EXTENSION_POINT, least 4, depth 2, |b, d, l| check::extension_point(b)
}

impl<'a> ExtensionPointView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `FeeBumpTransaction`.
    ///
    /// ```text
    /// struct FeeBumpTransaction
    /// {
    ///     MuxedAccount feeSource;
    ///     int64 fee;
    ///     union switch (EnvelopeType type)
    ///     {
    ///     case ENVELOPE_TYPE_TX:
    ///         TransactionV1Envelope v1;
    ///     }
    ///     innerTx;
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    FeeBumpTransactionView, FEE_BUMP_TRANSACTION, least 120, depth 18, |b, d, l| check::fee_bump_transaction(b, d)
}

impl<'a> FeeBumpTransactionView<'a> {
    /// `feeSource`.
    #[inline]
    pub fn fee_source(self) -> MuxedAccountView<'a> {
        read(self.bytes)
    }

    /// `fee`.
    #[inline]
    pub fn fee(self) -> i64 {
        read(self.s1())
    }

    /// `innerTx`.
    #[inline]
    pub fn inner_tx(self) -> FeeBumpTransactionInnerTxView<'a> {
        read(at(self.s1(), 8))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> FeeBumpTransactionExtView<'a> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<MuxedAccountView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<FeeBumpTransactionInnerTxView<'a>>(at(self.s1(), 8))
    }
}

view! {
    /// A view of `FeeBumpTransactionEnvelope`.
    ///
    /// ```text
    /// struct FeeBumpTransactionEnvelope
    /// {
    ///     FeeBumpTransaction tx;
    ///     /* Each decorated signature is a signature over the SHA256 hash of
    ///      * a TransactionSignaturePayload */
    ///     DecoratedSignature signatures<20>;
    /// };
    /// ```
    FeeBumpTransactionEnvelopeView, FEE_BUMP_TRANSACTION_ENVELOPE, least 124, depth 19, |b, d, l| check::fee_bump_transaction_envelope(b, d)
}

impl<'a> FeeBumpTransactionEnvelopeView<'a> {
    /// `tx`.
    #[inline]
    pub fn tx(self) -> FeeBumpTransactionView<'a> {
        read(self.bytes)
    }

    /// `signatures`.
    #[inline]
    pub fn signatures(self) -> ListView<'a, DecoratedSignatureView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<FeeBumpTransactionView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `FeeBumpTransactionExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    FeeBumpTransactionExtView, FEE_BUMP_TRANSACTION_EXT, least 4, depth 2, |b, d, l| check::fee_bump_transaction_ext(b)
}

impl<'a> FeeBumpTransactionExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `FeeBumpTransactionInnerTx`.
    ///
    /// ```text
    /// union switch (EnvelopeType type)
    ///     {
    ///     case ENVELOPE_TYPE_TX:
    ///         TransactionV1Envelope v1;
    ///     }
    /// ```
    FeeBumpTransactionInnerTxView, FEE_BUMP_TRANSACTION_INNER_TX, least 72, depth 17, |b, d, l| check::fee_bump_transaction_inner_tx(b, d)
}

impl<'a> FeeBumpTransactionInnerTxView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> EnvelopeType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> FeeBumpTransactionInnerTxArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => FeeBumpTransactionInnerTxArm::Tx(read(b)),
        }
    }
}

/// What a `FeeBumpTransactionInnerTx` holds.
#[derive(Clone, Copy, Debug)]
pub enum FeeBumpTransactionInnerTxArm<'a> {
    /// 2: `v1`.
    Tx(TransactionV1EnvelopeView<'a>),
}

view! {
    /// A view of `FreezeBypassTxs`.
    ///
    /// ```text
    /// struct FreezeBypassTxs {
    ///     Hash txHashes<>;
    /// };
    /// ```
    FreezeBypassTxsView, FREEZE_BYPASS_TXS, least 4, depth 4, |b, d, l| check::freeze_bypass_txs(b)
}

impl<'a> FreezeBypassTxsView<'a> {
    /// `txHashes`.
    #[inline]
    pub fn tx_hashes(self) -> ListView<'a, &'a [u8; 32]> {
        read(self.bytes)
    }
}

view! {
    /// A view of `FreezeBypassTxsDelta`.
    ///
    /// ```text
    /// struct FreezeBypassTxsDelta {
    ///     Hash addTxs<>;
    ///     Hash removeTxs<>;
    /// };
    /// ```
    FreezeBypassTxsDeltaView, FREEZE_BYPASS_TXS_DELTA, least 8, depth 4, |b, d, l| check::freeze_bypass_txs_delta(b)
}

impl<'a> FreezeBypassTxsDeltaView<'a> {
    /// `addTxs`.
    #[inline]
    pub fn add_txs(self) -> ListView<'a, &'a [u8; 32]> {
        read(self.bytes)
    }

    /// `removeTxs`.
    #[inline]
    pub fn remove_txs(self) -> ListView<'a, &'a [u8; 32]> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, &'a [u8; 32]>>(self.bytes)
    }
}

view! {
    /// A view of `FrozenLedgerKeys`.
    ///
    /// ```text
    /// struct FrozenLedgerKeys {
    ///     EncodedLedgerKey keys<>;
    /// };
    /// ```
    FrozenLedgerKeysView, FROZEN_LEDGER_KEYS, least 4, depth 5, |b, d, l| check::frozen_ledger_keys(b)
}

impl<'a> FrozenLedgerKeysView<'a> {
    /// `keys`.
    #[inline]
    pub fn keys(self) -> ListView<'a, &'a [u8]> {
        read(self.bytes)
    }
}

view! {
    /// A view of `FrozenLedgerKeysDelta`.
    ///
    /// ```text
    /// struct FrozenLedgerKeysDelta {
    ///     EncodedLedgerKey keysToFreeze<>;
    ///     EncodedLedgerKey keysToUnfreeze<>;
    /// };
    /// ```
    FrozenLedgerKeysDeltaView, FROZEN_LEDGER_KEYS_DELTA, least 8, depth 5, |b, d, l| check::frozen_ledger_keys_delta(b)
}

impl<'a> FrozenLedgerKeysDeltaView<'a> {
    /// `keysToFreeze`.
    #[inline]
    pub fn keys_to_freeze(self) -> ListView<'a, &'a [u8]> {
        read(self.bytes)
    }

    /// `keysToUnfreeze`.
    #[inline]
    pub fn keys_to_unfreeze(self) -> ListView<'a, &'a [u8]> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, &'a [u8]>>(self.bytes)
    }
}

view! {
    /// A view of `GeneralizedTransactionSet`.
    ///
    /// ```text
    /// union GeneralizedTransactionSet switch (int v)
    /// {
    /// // We consider the legacy TransactionSet to be v0.
    /// case 1:
    ///     TransactionSetV1 v1TxSet;
    /// };
    /// ```
    GeneralizedTransactionSetView, GENERALIZED_TRANSACTION_SET, least 40, depth 30, |b, d, l| check::generalized_transaction_set(b, d, l)
}

impl<'a> GeneralizedTransactionSetView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> GeneralizedTransactionSetArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => GeneralizedTransactionSetArm::V1(read(b)),
        }
    }
}

/// What a `GeneralizedTransactionSet` holds.
#[derive(Clone, Copy, Debug)]
pub enum GeneralizedTransactionSetArm<'a> {
    /// 1: `v1TxSet`.
    V1(TransactionSetV1View<'a>),
}

view! {
    /// A view of `HostFunction`.
    ///
    /// ```text
    /// union HostFunction switch (HostFunctionType type)
    /// {
    /// case HOST_FUNCTION_TYPE_INVOKE_CONTRACT:
    ///     InvokeContractArgs invokeContract;
    /// case HOST_FUNCTION_TYPE_CREATE_CONTRACT:
    ///     CreateContractArgs createContract;
    /// case HOST_FUNCTION_TYPE_UPLOAD_CONTRACT_WASM:
    ///     opaque wasm<>;
    /// case HOST_FUNCTION_TYPE_CREATE_CONTRACT_V2:
    ///     CreateContractArgsV2 createContractV2;
    /// };
    /// ```
    HostFunctionView, HOST_FUNCTION, least 8, depth 9, |b, d, l| check::host_function(b, d)
}

impl<'a> HostFunctionView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> HostFunctionType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> HostFunctionArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => HostFunctionArm::CreateContract(read(b)),
            2 => HostFunctionArm::UploadContractWasm(read(b)),
            3 => HostFunctionArm::CreateContractV2(read(b)),
            _ => HostFunctionArm::InvokeContract(read(b)),
        }
    }
}

/// What a `HostFunction` holds.
#[derive(Clone, Copy, Debug)]
pub enum HostFunctionArm<'a> {
    /// 0: `invokeContract`.
    InvokeContract(InvokeContractArgsView<'a>),
    /// 1: `createContract`.
    CreateContract(CreateContractArgsView<'a>),
    /// 2: `wasm`.
    UploadContractWasm(&'a [u8]),
    /// 3: `createContractV2`.
    CreateContractV2(CreateContractArgsV2View<'a>),
}

view! {
    /// A view of `InflationPayout`.
    ///
    /// ```text
    /// struct InflationPayout // or use PaymentResultAtom to limit types?
    /// {
    ///     AccountID destination;
    ///     int64 amount;
    /// };
    /// ```
    InflationPayoutView, INFLATION_PAYOUT, least 44, depth 5, |b, d, l| check::inflation_payout(b)
}

impl<'a> InflationPayoutView<'a> {
    /// `destination`.
    #[inline]
    pub fn destination(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `InflationResult`.
    ///
    /// ```text
    /// union InflationResult switch (InflationResultCode code)
    /// {
    /// case INFLATION_SUCCESS:
    ///     InflationPayout payouts<>;
    /// case INFLATION_NOT_TIME:
    ///     void;
    /// };
    /// ```
    InflationResultView, INFLATION_RESULT, least 4, depth 7, |b, d, l| check::inflation_result(b)
}

impl<'a> InflationResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> InflationResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> InflationResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => InflationResultArm::NotTime,
            _ => InflationResultArm::Success(read(b)),
        }
    }
}

/// What a `InflationResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum InflationResultArm<'a> {
    /// 0: `payouts`.
    Success(ListView<'a, InflationPayoutView<'a>>),
    /// -1: `void`.
    NotTime,
}

view! {
    /// A view of `InnerTransactionResult`.
    ///
    /// ```text
    /// struct InnerTransactionResult
    /// {
    ///     // Always 0. Here for binary compatibility.
    ///     int64 feeCharged;
    ///
    ///     union switch (TransactionResultCode code)
    ///     {
    ///     // txFEE_BUMP_INNER_SUCCESS is not included
    ///     case txSUCCESS:
    ///     case txFAILED:
    ///         OperationResult results<>;
    ///     case txTOO_EARLY:
    ///     case txTOO_LATE:
    ///     case txMISSING_OPERATION:
    ///     case txBAD_SEQ:
    ///     case txBAD_AUTH:
    ///     case txINSUFFICIENT_BALANCE:
    ///     case txNO_ACCOUNT:
    ///     case txINSUFFICIENT_FEE:
    ///     case txBAD_AUTH_EXTRA:
    ///     case txINTERNAL_ERROR:
    ///     case txNOT_SUPPORTED:
    ///     // txFEE_BUMP_INNER_FAILED is not included
    ///     case txBAD_SPONSORSHIP:
    ///     case txBAD_MIN_SEQ_AGE_OR_GAP:
    ///     case txMALFORMED:
    ///     case txSOROBAN_INVALID:
    ///     case txFROZEN_KEY_ACCESSED:
    ///         void;
    ///     }
    ///     result;
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    InnerTransactionResultView, INNER_TRANSACTION_RESULT, least 16, depth 16, |b, d, l| check::inner_transaction_result(b)
}

impl<'a> InnerTransactionResultView<'a> {
    /// `feeCharged`.
    #[inline]
    pub fn fee_charged(self) -> i64 {
        read(self.bytes)
    }

    /// `result`.
    #[inline]
    pub fn result(self) -> InnerTransactionResultResultView<'a> {
        read(at(self.bytes, 8))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> InnerTransactionResultExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<InnerTransactionResultResultView<'a>>(at(self.bytes, 8))
    }
}

view! {
    /// A view of `InnerTransactionResultExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    InnerTransactionResultExtView, INNER_TRANSACTION_RESULT_EXT, least 4, depth 2, |b, d, l| check::inner_transaction_result_ext(b)
}

impl<'a> InnerTransactionResultExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `InnerTransactionResultPair`.
    ///
    /// ```text
    /// struct InnerTransactionResultPair
    /// {
    ///     Hash transactionHash;          // hash of the inner transaction
    ///     InnerTransactionResult result; // result for the inner transaction
    /// };
    /// ```
    InnerTransactionResultPairView, INNER_TRANSACTION_RESULT_PAIR, least 48, depth 17, |b, d, l| check::inner_transaction_result_pair(b)
}

impl<'a> InnerTransactionResultPairView<'a> {
    /// `transactionHash`.
    #[inline]
    pub fn transaction_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `result`.
    #[inline]
    pub fn result(self) -> InnerTransactionResultView<'a> {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `InnerTransactionResultResult`.
    ///
    /// ```text
    /// union switch (TransactionResultCode code)
    ///     {
    ///     // txFEE_BUMP_INNER_SUCCESS is not included
    ///     case txSUCCESS:
    ///     case txFAILED:
    ///         OperationResult results<>;
    ///     case txTOO_EARLY:
    ///     case txTOO_LATE:
    ///     case txMISSING_OPERATION:
    ///     case txBAD_SEQ:
    ///     case txBAD_AUTH:
    ///     case txINSUFFICIENT_BALANCE:
    ///     case txNO_ACCOUNT:
    ///     case txINSUFFICIENT_FEE:
    ///     case txBAD_AUTH_EXTRA:
    ///     case txINTERNAL_ERROR:
    ///     case txNOT_SUPPORTED:
    ///     // txFEE_BUMP_INNER_FAILED is not included
    ///     case txBAD_SPONSORSHIP:
    ///     case txBAD_MIN_SEQ_AGE_OR_GAP:
    ///     case txMALFORMED:
    ///     case txSOROBAN_INVALID:
    ///     case txFROZEN_KEY_ACCESSED:
    ///         void;
    ///     }
    /// ```
    InnerTransactionResultResultView, INNER_TRANSACTION_RESULT_RESULT, least 4, depth 15, |b, d, l| check::inner_transaction_result_result(b)
}

impl<'a> InnerTransactionResultResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> TransactionResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> InnerTransactionResultResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => InnerTransactionResultResultArm::TxFailed(read(b)),
            -2 => InnerTransactionResultResultArm::TxTooEarly,
            -3 => InnerTransactionResultResultArm::TxTooLate,
            -4 => InnerTransactionResultResultArm::TxMissingOperation,
            -5 => InnerTransactionResultResultArm::TxBadSeq,
            -6 => InnerTransactionResultResultArm::TxBadAuth,
            -7 => InnerTransactionResultResultArm::TxInsufficientBalance,
            -8 => InnerTransactionResultResultArm::TxNoAccount,
            -9 => InnerTransactionResultResultArm::TxInsufficientFee,
            -10 => InnerTransactionResultResultArm::TxBadAuthExtra,
            -11 => InnerTransactionResultResultArm::TxInternalError,
            -12 => InnerTransactionResultResultArm::TxNotSupported,
            -14 => InnerTransactionResultResultArm::TxBadSponsorship,
            -15 => InnerTransactionResultResultArm::TxBadMinSeqAgeOrGap,
            -16 => InnerTransactionResultResultArm::TxMalformed,
            -17 => InnerTransactionResultResultArm::TxSorobanInvalid,
            -18 => InnerTransactionResultResultArm::TxFrozenKeyAccessed,
            _ => InnerTransactionResultResultArm::TxSuccess(read(b)),
        }
    }
}

/// What a `InnerTransactionResultResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum InnerTransactionResultResultArm<'a> {
    /// 0: `results`.
    TxSuccess(ListView<'a, OperationResultView<'a>>),
    /// -1: `results`.
    TxFailed(ListView<'a, OperationResultView<'a>>),
    /// -2: `void`.
    TxTooEarly,
    /// -3: `void`.
    TxTooLate,
    /// -4: `void`.
    TxMissingOperation,
    /// -5: `void`.
    TxBadSeq,
    /// -6: `void`.
    TxBadAuth,
    /// -7: `void`.
    TxInsufficientBalance,
    /// -8: `void`.
    TxNoAccount,
    /// -9: `void`.
    TxInsufficientFee,
    /// -10: `void`.
    TxBadAuthExtra,
    /// -11: `void`.
    TxInternalError,
    /// -12: `void`.
    TxNotSupported,
    /// -14: `void`.
    TxBadSponsorship,
    /// -15: `void`.
    TxBadMinSeqAgeOrGap,
    /// -16: `void`.
    TxMalformed,
    /// -17: `void`.
    TxSorobanInvalid,
    /// -18: `void`.
    TxFrozenKeyAccessed,
}

view! {
    /// A view of `Int128Parts`.
    ///
    /// ```text
    /// struct Int128Parts {
    ///     int64 hi;
    ///     uint64 lo;
    /// };
    /// ```
    Int128PartsView, INT128_PARTS, least 16, depth 2, |b, d, l| check::int128_parts(b)
}

impl<'a> Int128PartsView<'a> {
    /// `hi`.
    #[inline]
    pub fn hi(self) -> i64 {
        read(self.bytes)
    }

    /// `lo`.
    #[inline]
    pub fn lo(self) -> u64 {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `Int256Parts`.
    ///
    /// ```text
    /// struct Int256Parts {
    ///     int64 hi_hi;
    ///     uint64 hi_lo;
    ///     uint64 lo_hi;
    ///     uint64 lo_lo;
    /// };
    /// ```
    Int256PartsView, INT256_PARTS, least 32, depth 2, |b, d, l| check::int256_parts(b)
}

impl<'a> Int256PartsView<'a> {
    /// `hi_hi`.
    #[inline]
    pub fn hi_hi(self) -> i64 {
        read(self.bytes)
    }

    /// `hi_lo`.
    #[inline]
    pub fn hi_lo(self) -> u64 {
        read(at(self.bytes, 8))
    }

    /// `lo_hi`.
    #[inline]
    pub fn lo_hi(self) -> u64 {
        read(at(self.bytes, 16))
    }

    /// `lo_lo`.
    #[inline]
    pub fn lo_lo(self) -> u64 {
        read(at(self.bytes, 24))
    }
}

view! {
    /// A view of `InvokeContractArgs`.
    ///
    /// ```text
    /// struct InvokeContractArgs {
    ///     SCAddress contractAddress;
    ///     SCSymbol functionName;
    ///     SCVal args<>;
    /// };
    /// ```
    InvokeContractArgsView, INVOKE_CONTRACT_ARGS, least 44, depth 6, |b, d, l| check::invoke_contract_args(b, d)
}

impl<'a> InvokeContractArgsView<'a> {
    /// `contractAddress`.
    #[inline]
    pub fn contract_address(self) -> ScAddressView<'a> {
        read(self.bytes)
    }

    /// `functionName`.
    #[inline]
    pub fn function_name(self) -> &'a [u8] {
        read(self.s1())
    }

    /// `args`.
    #[inline]
    pub fn args(self) -> ListView<'a, ScValView<'a>> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<&'a [u8]>(self.s1())
    }
}

view! {
    /// A view of `InvokeHostFunctionOp`.
    ///
    /// ```text
    /// struct InvokeHostFunctionOp
    /// {
    ///     // Host function to invoke.
    ///     HostFunction hostFunction;
    ///     // Per-address authorizations for this host function.
    ///     SorobanAuthorizationEntry auth<>;
    /// };
    /// ```
    InvokeHostFunctionOpView, INVOKE_HOST_FUNCTION_OP, least 12, depth 11, |b, d, l| check::invoke_host_function_op(b, d)
}

impl<'a> InvokeHostFunctionOpView<'a> {
    /// `hostFunction`.
    #[inline]
    pub fn host_function(self) -> HostFunctionView<'a> {
        read(self.bytes)
    }

    /// `auth`.
    #[inline]
    pub fn auth(self) -> ListView<'a, SorobanAuthorizationEntryView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<HostFunctionView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `InvokeHostFunctionResult`.
    ///
    /// ```text
    /// union InvokeHostFunctionResult switch (InvokeHostFunctionResultCode code)
    /// {
    /// case INVOKE_HOST_FUNCTION_SUCCESS:
    ///     Hash success; // sha256(InvokeHostFunctionSuccessPreImage)
    /// case INVOKE_HOST_FUNCTION_MALFORMED:
    /// case INVOKE_HOST_FUNCTION_TRAPPED:
    /// case INVOKE_HOST_FUNCTION_RESOURCE_LIMIT_EXCEEDED:
    /// case INVOKE_HOST_FUNCTION_ENTRY_ARCHIVED:
    /// case INVOKE_HOST_FUNCTION_INSUFFICIENT_REFUNDABLE_FEE:
    ///     void;
    /// };
    /// ```
    InvokeHostFunctionResultView, INVOKE_HOST_FUNCTION_RESULT, least 4, depth 3, |b, d, l| check::invoke_host_function_result(b)
}

impl<'a> InvokeHostFunctionResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> InvokeHostFunctionResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> InvokeHostFunctionResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => InvokeHostFunctionResultArm::Malformed,
            -2 => InvokeHostFunctionResultArm::Trapped,
            -3 => InvokeHostFunctionResultArm::ResourceLimitExceeded,
            -4 => InvokeHostFunctionResultArm::EntryArchived,
            -5 => InvokeHostFunctionResultArm::InsufficientRefundableFee,
            _ => InvokeHostFunctionResultArm::Success(read(b)),
        }
    }
}

/// What a `InvokeHostFunctionResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum InvokeHostFunctionResultArm<'a> {
    /// 0: `success`.
    Success(&'a [u8; 32]),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    Trapped,
    /// -3: `void`.
    ResourceLimitExceeded,
    /// -4: `void`.
    EntryArchived,
    /// -5: `void`.
    InsufficientRefundableFee,
}

view! {
    /// A view of `LedgerBounds`.
    ///
    /// ```text
    /// struct LedgerBounds
    /// {
    ///     uint32 minLedger;
    ///     uint32 maxLedger; // 0 here means no maxLedger
    /// };
    /// ```
    LedgerBoundsView, LEDGER_BOUNDS, least 8, depth 2, |b, d, l| check::ledger_bounds(b)
}

impl<'a> LedgerBoundsView<'a> {
    /// `minLedger`.
    #[inline]
    pub fn min_ledger(self) -> u32 {
        read(self.bytes)
    }

    /// `maxLedger`.
    #[inline]
    pub fn max_ledger(self) -> u32 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `LedgerCloseMeta`.
    ///
    /// ```text
    /// union LedgerCloseMeta switch (int v)
    /// {
    /// case 0:
    ///     LedgerCloseMetaV0 v0;
    /// case 1:
    ///     LedgerCloseMetaV1 v1;
    /// case 2:
    ///     LedgerCloseMetaV2 v2;
    /// };
    /// ```
    LedgerCloseMetaView, LEDGER_CLOSE_META, least 412, depth 32, |b, d, l| check::ledger_close_meta(b, d, l)
}

impl<'a> LedgerCloseMetaView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerCloseMetaArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerCloseMetaArm::V1(read(b)),
            2 => LedgerCloseMetaArm::V2(read(b)),
            _ => LedgerCloseMetaArm::V0(read(b)),
        }
    }
}

/// What a `LedgerCloseMeta` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerCloseMetaArm<'a> {
    /// 0: `v0`.
    V0(LedgerCloseMetaV0View<'a>),
    /// 1: `v1`.
    V1(LedgerCloseMetaV1View<'a>),
    /// 2: `v2`.
    V2(LedgerCloseMetaV2View<'a>),
}

view! {
    /// A view of `LedgerCloseMetaBatch`.
    ///
    /// ```text
    /// struct LedgerCloseMetaBatch
    /// {
    ///     // starting ledger sequence number in the batch
    ///     uint32 startSequence;
    ///
    ///     // ending ledger sequence number in the batch
    ///     uint32 endSequence;
    ///
    ///     // Ledger close meta for each ledger within the batch
    ///     LedgerCloseMeta ledgerCloseMetas<>;
    /// };
    /// ```
    LedgerCloseMetaBatchView, LEDGER_CLOSE_META_BATCH, least 12, depth 34, |b, d, l| check::ledger_close_meta_batch(b, d, l)
}

impl<'a> LedgerCloseMetaBatchView<'a> {
    /// `startSequence`.
    #[inline]
    pub fn start_sequence(self) -> u32 {
        read(self.bytes)
    }

    /// `endSequence`.
    #[inline]
    pub fn end_sequence(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `ledgerCloseMetas`.
    #[inline]
    pub fn ledger_close_metas(self) -> ListView<'a, LedgerCloseMetaView<'a>> {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `LedgerCloseMetaExt`.
    ///
    /// ```text
    /// union LedgerCloseMetaExt switch (int v)
    /// {
    /// case 0:
    ///     void;
    /// case 1:
    ///     LedgerCloseMetaExtV1 v1;
    /// };
    /// ```
    LedgerCloseMetaExtView, LEDGER_CLOSE_META_EXT, least 4, depth 4, |b, d, l| check::ledger_close_meta_ext(b)
}

impl<'a> LedgerCloseMetaExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerCloseMetaExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerCloseMetaExtArm::V1(read(b)),
            _ => LedgerCloseMetaExtArm::V0,
        }
    }
}

/// What a `LedgerCloseMetaExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerCloseMetaExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(LedgerCloseMetaExtV1View<'a>),
}

view! {
    /// A view of `LedgerCloseMetaExtV1`.
    ///
    /// ```text
    /// struct LedgerCloseMetaExtV1
    /// {
    ///     ExtensionPoint ext;
    ///     int64 sorobanFeeWrite1KB;
    /// };
    /// ```
    LedgerCloseMetaExtV1View, LEDGER_CLOSE_META_EXT_V1, least 12, depth 3, |b, d, l| check::ledger_close_meta_ext_v1(b)
}

impl<'a> LedgerCloseMetaExtV1View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `sorobanFeeWrite1KB`.
    #[inline]
    pub fn soroban_fee_write1_kb(self) -> i64 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `LedgerCloseMetaV0`.
    ///
    /// ```text
    /// struct LedgerCloseMetaV0
    /// {
    ///     LedgerHeaderHistoryEntry ledgerHeader;
    ///     // NB: txSet is sorted in "Hash order"
    ///     TransactionSet txSet;
    ///
    ///     // NB: transactions are sorted in apply order here
    ///     // fees for all transactions are processed first
    ///     // followed by applying transactions
    ///     TransactionResultMeta txProcessing<>;
    ///
    ///     // upgrades are applied last
    ///     UpgradeEntryMeta upgradesProcessing<>;
    ///
    ///     // other misc information attached to the ledger close
    ///     SCPHistoryEntry scpInfo<>;
    /// };
    /// ```
    LedgerCloseMetaV0View, LEDGER_CLOSE_META_V0, least 408, depth 24, |b, d, l| check::ledger_close_meta_v0(b, d, l)
}

impl<'a> LedgerCloseMetaV0View<'a> {
    /// `ledgerHeader`.
    #[inline]
    pub fn ledger_header(self) -> LedgerHeaderHistoryEntryView<'a> {
        read(self.bytes)
    }

    /// `txSet`.
    #[inline]
    pub fn tx_set(self) -> TransactionSetView<'a> {
        read(self.s1())
    }

    /// `txProcessing`.
    #[inline]
    pub fn tx_processing(self) -> ListView<'a, TransactionResultMetaView<'a>> {
        read(self.s2())
    }

    /// `upgradesProcessing`.
    #[inline]
    pub fn upgrades_processing(self) -> ListView<'a, UpgradeEntryMetaView<'a>> {
        read(self.s3())
    }

    /// `scpInfo`.
    #[inline]
    pub fn scp_info(self) -> ListView<'a, ScpHistoryEntryView<'a>> {
        read(self.s4())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerHeaderHistoryEntryView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<TransactionSetView<'a>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<ListView<'a, TransactionResultMetaView<'a>>>(self.s2())
    }

    fn s4(self) -> &'a [u8] {
        after::<ListView<'a, UpgradeEntryMetaView<'a>>>(self.s3())
    }
}

view! {
    /// A view of `LedgerCloseMetaV1`.
    ///
    /// ```text
    /// struct LedgerCloseMetaV1
    /// {
    ///     LedgerCloseMetaExt ext;
    ///
    ///     LedgerHeaderHistoryEntry ledgerHeader;
    ///
    ///     GeneralizedTransactionSet txSet;
    ///
    ///     // NB: transactions are sorted in apply order here
    ///     // fees for all transactions are processed first
    ///     // followed by applying transactions
    ///     TransactionResultMeta txProcessing<>;
    ///
    ///     // upgrades are applied last
    ///     UpgradeEntryMeta upgradesProcessing<>;
    ///
    ///     // other misc information attached to the ledger close
    ///     SCPHistoryEntry scpInfo<>;
    ///
    ///     // Size in bytes of live Soroban state, to support downstream
    ///     // systems calculating storage fees correctly.
    ///     uint64 totalByteSizeOfLiveSorobanState;
    ///
    ///     // TTL and data/code keys that have been evicted at this ledger.
    ///     LedgerKey evictedKeys<>;
    ///
    ///     // Maintained for backwards compatibility, should never be populated.
    ///     LedgerEntry unused<>;
    /// };
    /// ```
    LedgerCloseMetaV1View, LEDGER_CLOSE_META_V1, least 432, depth 31, |b, d, l| check::ledger_close_meta_v1(b, d, l)
}

impl<'a> LedgerCloseMetaV1View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerCloseMetaExtView<'a> {
        read(self.bytes)
    }

    /// `ledgerHeader`.
    #[inline]
    pub fn ledger_header(self) -> LedgerHeaderHistoryEntryView<'a> {
        read(self.s1())
    }

    /// `txSet`.
    #[inline]
    pub fn tx_set(self) -> GeneralizedTransactionSetView<'a> {
        read(self.s2())
    }

    /// `txProcessing`.
    #[inline]
    pub fn tx_processing(self) -> ListView<'a, TransactionResultMetaView<'a>> {
        read(self.s3())
    }

    /// `upgradesProcessing`.
    #[inline]
    pub fn upgrades_processing(self) -> ListView<'a, UpgradeEntryMetaView<'a>> {
        read(self.s4())
    }

    /// `scpInfo`.
    #[inline]
    pub fn scp_info(self) -> ListView<'a, ScpHistoryEntryView<'a>> {
        read(self.s5())
    }

    /// `totalByteSizeOfLiveSorobanState`.
    #[inline]
    pub fn total_byte_size_of_live_soroban_state(self) -> u64 {
        read(self.s6())
    }

    /// `evictedKeys`.
    #[inline]
    pub fn evicted_keys(self) -> ListView<'a, LedgerKeyView<'a>> {
        read(at(self.s6(), 8))
    }

    /// `unused`.
    #[inline]
    pub fn unused(self) -> ListView<'a, LedgerEntryView<'a>> {
        read(self.s7())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerCloseMetaExtView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<LedgerHeaderHistoryEntryView<'a>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<GeneralizedTransactionSetView<'a>>(self.s2())
    }

    fn s4(self) -> &'a [u8] {
        after::<ListView<'a, TransactionResultMetaView<'a>>>(self.s3())
    }

    fn s5(self) -> &'a [u8] {
        after::<ListView<'a, UpgradeEntryMetaView<'a>>>(self.s4())
    }

    fn s6(self) -> &'a [u8] {
        after::<ListView<'a, ScpHistoryEntryView<'a>>>(self.s5())
    }

    fn s7(self) -> &'a [u8] {
        after::<ListView<'a, LedgerKeyView<'a>>>(at(self.s6(), 8))
    }
}

view! {
    /// A view of `LedgerCloseMetaV2`.
    ///
    /// ```text
    /// struct LedgerCloseMetaV2
    /// {
    ///     LedgerCloseMetaExt ext;
    ///
    ///     LedgerHeaderHistoryEntry ledgerHeader;
    ///
    ///     GeneralizedTransactionSet txSet;
    ///
    ///     // NB: transactions are sorted in apply order here
    ///     // fees for all transactions are processed first
    ///     // followed by applying transactions
    ///     TransactionResultMetaV1 txProcessing<>;
    ///
    ///     // upgrades are applied last
    ///     UpgradeEntryMeta upgradesProcessing<>;
    ///
    ///     // other misc information attached to the ledger close
    ///     SCPHistoryEntry scpInfo<>;
    ///
    ///     // Size in bytes of live Soroban state, to support downstream
    ///     // systems calculating storage fees correctly.
    ///     uint64 totalByteSizeOfLiveSorobanState;
    ///
    ///     // TTL and data/code keys that have been evicted at this ledger.
    ///     LedgerKey evictedKeys<>;
    /// };
    /// ```
    LedgerCloseMetaV2View, LEDGER_CLOSE_META_V2, least 428, depth 31, |b, d, l| check::ledger_close_meta_v2(b, d, l)
}

impl<'a> LedgerCloseMetaV2View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerCloseMetaExtView<'a> {
        read(self.bytes)
    }

    /// `ledgerHeader`.
    #[inline]
    pub fn ledger_header(self) -> LedgerHeaderHistoryEntryView<'a> {
        read(self.s1())
    }

    /// `txSet`.
    #[inline]
    pub fn tx_set(self) -> GeneralizedTransactionSetView<'a> {
        read(self.s2())
    }

    /// `txProcessing`.
    #[inline]
    pub fn tx_processing(self) -> ListView<'a, TransactionResultMetaV1View<'a>> {
        read(self.s3())
    }

    /// `upgradesProcessing`.
    #[inline]
    pub fn upgrades_processing(self) -> ListView<'a, UpgradeEntryMetaView<'a>> {
        read(self.s4())
    }

    /// `scpInfo`.
    #[inline]
    pub fn scp_info(self) -> ListView<'a, ScpHistoryEntryView<'a>> {
        read(self.s5())
    }

    /// `totalByteSizeOfLiveSorobanState`.
    #[inline]
    pub fn total_byte_size_of_live_soroban_state(self) -> u64 {
        read(self.s6())
    }

    /// `evictedKeys`.
    #[inline]
    pub fn evicted_keys(self) -> ListView<'a, LedgerKeyView<'a>> {
        read(at(self.s6(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerCloseMetaExtView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<LedgerHeaderHistoryEntryView<'a>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<GeneralizedTransactionSetView<'a>>(self.s2())
    }

    fn s4(self) -> &'a [u8] {
        after::<ListView<'a, TransactionResultMetaV1View<'a>>>(self.s3())
    }

    fn s5(self) -> &'a [u8] {
        after::<ListView<'a, UpgradeEntryMetaView<'a>>>(self.s4())
    }

    fn s6(self) -> &'a [u8] {
        after::<ListView<'a, ScpHistoryEntryView<'a>>>(self.s5())
    }
}

view! {
    /// A view of `LedgerCloseValueSignature`.
    ///
    /// ```text
    /// struct LedgerCloseValueSignature
    /// {
    ///     NodeID nodeID;       // which node introduced the value
    ///     Signature signature; // nodeID's signature
    /// };
    /// ```
    LedgerCloseValueSignatureView, LEDGER_CLOSE_VALUE_SIGNATURE, least 40, depth 5, |b, d, l| check::ledger_close_value_signature(b)
}

impl<'a> LedgerCloseValueSignatureView<'a> {
    /// `nodeID`.
    #[inline]
    pub fn node_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `signature`.
    #[inline]
    pub fn signature(self) -> &'a [u8] {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `LedgerEntry`.
    ///
    /// ```text
    /// struct LedgerEntry
    /// {
    ///     uint32 lastModifiedLedgerSeq; // ledger the LedgerEntry was last changed
    ///
    ///     union switch (LedgerEntryType type)
    ///     {
    ///     case ACCOUNT:
    ///         AccountEntry account;
    ///     case TRUSTLINE:
    ///         TrustLineEntry trustLine;
    ///     case OFFER:
    ///         OfferEntry offer;
    ///     case DATA:
    ///         DataEntry data;
    ///     case CLAIMABLE_BALANCE:
    ///         ClaimableBalanceEntry claimableBalance;
    ///     case LIQUIDITY_POOL:
    ///         LiquidityPoolEntry liquidityPool;
    ///     case CONTRACT_DATA:
    ///         ContractDataEntry contractData;
    ///     case CONTRACT_CODE:
    ///         ContractCodeEntry contractCode;
    ///     case CONFIG_SETTING:
    ///         ConfigSettingEntry configSetting;
    ///     case TTL:
    ///         TTLEntry ttl;
    ///     }
    ///     data;
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         LedgerEntryExtensionV1 v1;
    ///     }
    ///     ext;
    /// };
    /// ```
    LedgerEntryView, LEDGER_ENTRY, least 20, depth 14, |b, d, l| check::ledger_entry(b, d)
}

impl<'a> LedgerEntryView<'a> {
    /// `lastModifiedLedgerSeq`.
    #[inline]
    pub fn last_modified_ledger_seq(self) -> u32 {
        read(self.bytes)
    }

    /// `data`.
    #[inline]
    pub fn data(self) -> LedgerEntryDataView<'a> {
        read(at(self.bytes, 4))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerEntryExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerEntryDataView<'a>>(at(self.bytes, 4))
    }
}

view! {
    /// A view of `LedgerEntryChange`.
    ///
    /// ```text
    /// union LedgerEntryChange switch (LedgerEntryChangeType type)
    /// {
    /// case LEDGER_ENTRY_CREATED:
    ///     LedgerEntry created;
    /// case LEDGER_ENTRY_UPDATED:
    ///     LedgerEntry updated;
    /// case LEDGER_ENTRY_REMOVED:
    ///     LedgerKey removed;
    /// case LEDGER_ENTRY_STATE:
    ///     LedgerEntry state;
    /// case LEDGER_ENTRY_RESTORED:
    ///     LedgerEntry restored;
    /// };
    /// ```
    LedgerEntryChangeView, LEDGER_ENTRY_CHANGE, least 12, depth 15, |b, d, l| check::ledger_entry_change(b, d)
}

impl<'a> LedgerEntryChangeView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LedgerEntryChangeType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerEntryChangeArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerEntryChangeArm::Updated(read(b)),
            2 => LedgerEntryChangeArm::Removed(read(b)),
            3 => LedgerEntryChangeArm::State(read(b)),
            4 => LedgerEntryChangeArm::Restored(read(b)),
            _ => LedgerEntryChangeArm::Created(read(b)),
        }
    }
}

/// What a `LedgerEntryChange` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerEntryChangeArm<'a> {
    /// 0: `created`.
    Created(LedgerEntryView<'a>),
    /// 1: `updated`.
    Updated(LedgerEntryView<'a>),
    /// 2: `removed`.
    Removed(LedgerKeyView<'a>),
    /// 3: `state`.
    State(LedgerEntryView<'a>),
    /// 4: `restored`.
    Restored(LedgerEntryView<'a>),
}

view! {
    /// A view of `LedgerEntryChanges`.
    ///
    /// ```text
    /// typedef LedgerEntryChange LedgerEntryChanges<>;
    /// ```
    LedgerEntryChangesView, LEDGER_ENTRY_CHANGES, least 4, depth 17, |b, d, l| check::ledger_entry_changes(b, d, l)
}

crate::view::named_list!(LedgerEntryChangesView, LedgerEntryChangeView<'a>);

view! {
    /// A view of `LedgerEntryData`.
    ///
    /// ```text
    /// union switch (LedgerEntryType type)
    ///     {
    ///     case ACCOUNT:
    ///         AccountEntry account;
    ///     case TRUSTLINE:
    ///         TrustLineEntry trustLine;
    ///     case OFFER:
    ///         OfferEntry offer;
    ///     case DATA:
    ///         DataEntry data;
    ///     case CLAIMABLE_BALANCE:
    ///         ClaimableBalanceEntry claimableBalance;
    ///     case LIQUIDITY_POOL:
    ///         LiquidityPoolEntry liquidityPool;
    ///     case CONTRACT_DATA:
    ///         ContractDataEntry contractData;
    ///     case CONTRACT_CODE:
    ///         ContractCodeEntry contractCode;
    ///     case CONFIG_SETTING:
    ///         ConfigSettingEntry configSetting;
    ///     case TTL:
    ///         TTLEntry ttl;
    ///     }
    /// ```
    LedgerEntryDataView, LEDGER_ENTRY_DATA, least 12, depth 13, |b, d, l| check::ledger_entry_data(b, d)
}

impl<'a> LedgerEntryDataView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LedgerEntryType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerEntryDataArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerEntryDataArm::Trustline(read(b)),
            2 => LedgerEntryDataArm::Offer(read(b)),
            3 => LedgerEntryDataArm::Data(read(b)),
            4 => LedgerEntryDataArm::ClaimableBalance(read(b)),
            5 => LedgerEntryDataArm::LiquidityPool(read(b)),
            6 => LedgerEntryDataArm::ContractData(read(b)),
            7 => LedgerEntryDataArm::ContractCode(read(b)),
            8 => LedgerEntryDataArm::ConfigSetting(read(b)),
            9 => LedgerEntryDataArm::Ttl(read(b)),
            _ => LedgerEntryDataArm::Account(read(b)),
        }
    }
}

/// What a `LedgerEntryData` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerEntryDataArm<'a> {
    /// 0: `account`.
    Account(AccountEntryView<'a>),
    /// 1: `trustLine`.
    Trustline(TrustLineEntryView<'a>),
    /// 2: `offer`.
    Offer(OfferEntryView<'a>),
    /// 3: `data`.
    Data(DataEntryView<'a>),
    /// 4: `claimableBalance`.
    ClaimableBalance(ClaimableBalanceEntryView<'a>),
    /// 5: `liquidityPool`.
    LiquidityPool(LiquidityPoolEntryView<'a>),
    /// 6: `contractData`.
    ContractData(ContractDataEntryView<'a>),
    /// 7: `contractCode`.
    ContractCode(ContractCodeEntryView<'a>),
    /// 8: `configSetting`.
    ConfigSetting(ConfigSettingEntryView<'a>),
    /// 9: `ttl`.
    Ttl(TtlEntryView<'a>),
}

view! {
    /// A view of `LedgerEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         LedgerEntryExtensionV1 v1;
    ///     }
    /// ```
    LedgerEntryExtView, LEDGER_ENTRY_EXT, least 4, depth 8, |b, d, l| check::ledger_entry_ext(b)
}

impl<'a> LedgerEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerEntryExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerEntryExtArm::V1(read(b)),
            _ => LedgerEntryExtArm::V0,
        }
    }
}

/// What a `LedgerEntryExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerEntryExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(LedgerEntryExtensionV1View<'a>),
}

view! {
    /// A view of `LedgerEntryExtensionV1`.
    ///
    /// ```text
    /// struct LedgerEntryExtensionV1
    /// {
    ///     SponsorshipDescriptor sponsoringID;
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    LedgerEntryExtensionV1View, LEDGER_ENTRY_EXTENSION_V1, least 8, depth 7, |b, d, l| check::ledger_entry_extension_v1(b)
}

impl<'a> LedgerEntryExtensionV1View<'a> {
    /// `sponsoringID`.
    #[inline]
    pub fn sponsoring_id(self) -> Option<PublicKeyView<'a>> {
        read(self.bytes)
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerEntryExtensionV1ExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<PublicKeyView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `LedgerEntryExtensionV1Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    LedgerEntryExtensionV1ExtView, LEDGER_ENTRY_EXTENSION_V1_EXT, least 4, depth 2, |b, d, l| check::ledger_entry_extension_v1_ext(b)
}

impl<'a> LedgerEntryExtensionV1ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerFootprint`.
    ///
    /// ```text
    /// struct LedgerFootprint
    /// {
    ///     LedgerKey readOnly<>;
    ///     LedgerKey readWrite<>;
    /// };
    /// ```
    LedgerFootprintView, LEDGER_FOOTPRINT, least 8, depth 10, |b, d, l| check::ledger_footprint(b, d)
}

impl<'a> LedgerFootprintView<'a> {
    /// `readOnly`.
    #[inline]
    pub fn read_only(self) -> ListView<'a, LedgerKeyView<'a>> {
        read(self.bytes)
    }

    /// `readWrite`.
    #[inline]
    pub fn read_write(self) -> ListView<'a, LedgerKeyView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, LedgerKeyView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `LedgerHeader`.
    ///
    /// ```text
    /// struct LedgerHeader
    /// {
    ///     uint32 ledgerVersion;    // the protocol version of the ledger
    ///     Hash previousLedgerHash; // hash of the previous ledger header
    ///     StellarValue scpValue;   // what consensus agreed to
    ///     Hash txSetResultHash;    // the TransactionResultSet that led to this ledger
    ///     Hash bucketListHash;     // hash of the ledger state
    ///
    ///     uint32 ledgerSeq; // sequence number of this ledger
    ///
    ///     int64 totalCoins; // total number of stroops in existence.
    ///                       // 10,000,000 stroops in 1 XLM
    ///
    ///     int64 feePool;       // fees burned since last inflation run
    ///     uint32 inflationSeq; // inflation sequence number
    ///
    ///     uint64 idPool; // last used global ID, used for generating objects
    ///
    ///     uint32 baseFee;     // base fee per operation in stroops
    ///     uint32 baseReserve; // account base reserve in stroops
    ///
    ///     uint32 maxTxSetSize; // maximum size a transaction set can be
    ///
    ///     Hash skipList[4]; // hashes of ledgers in the past. allows you to jump back
    ///                       // in time without walking the chain back ledger by ledger
    ///                       // each slot contains the oldest ledger that is mod of
    ///                       // either 50  5000  50000 or 500000 depending on index
    ///                       // skipList[0] mod(50), skipList[1] mod(5000), etc
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         LedgerHeaderExtensionV1 v1;
    ///     }
    ///     ext;
    /// };
    /// ```
    LedgerHeaderView, LEDGER_HEADER, least 324, depth 9, |b, d, l| check::ledger_header(b)
}

impl<'a> LedgerHeaderView<'a> {
    /// `ledgerVersion`.
    #[inline]
    pub fn ledger_version(self) -> u32 {
        read(self.bytes)
    }

    /// `previousLedgerHash`.
    #[inline]
    pub fn previous_ledger_hash(self) -> &'a [u8; 32] {
        read(at(self.bytes, 4))
    }

    /// `scpValue`.
    #[inline]
    pub fn scp_value(self) -> StellarValueView<'a> {
        read(at(self.bytes, 36))
    }

    /// `txSetResultHash`.
    #[inline]
    pub fn tx_set_result_hash(self) -> &'a [u8; 32] {
        read(self.s1())
    }

    /// `bucketListHash`.
    #[inline]
    pub fn bucket_list_hash(self) -> &'a [u8; 32] {
        read(at(self.s1(), 32))
    }

    /// `ledgerSeq`.
    #[inline]
    pub fn ledger_seq(self) -> u32 {
        read(at(self.s1(), 64))
    }

    /// `totalCoins`.
    #[inline]
    pub fn total_coins(self) -> i64 {
        read(at(self.s1(), 68))
    }

    /// `feePool`.
    #[inline]
    pub fn fee_pool(self) -> i64 {
        read(at(self.s1(), 76))
    }

    /// `inflationSeq`.
    #[inline]
    pub fn inflation_seq(self) -> u32 {
        read(at(self.s1(), 84))
    }

    /// `idPool`.
    #[inline]
    pub fn id_pool(self) -> u64 {
        read(at(self.s1(), 88))
    }

    /// `baseFee`.
    #[inline]
    pub fn base_fee(self) -> u32 {
        read(at(self.s1(), 96))
    }

    /// `baseReserve`.
    #[inline]
    pub fn base_reserve(self) -> u32 {
        read(at(self.s1(), 100))
    }

    /// `maxTxSetSize`.
    #[inline]
    pub fn max_tx_set_size(self) -> u32 {
        read(at(self.s1(), 104))
    }

    /// `skipList`.
    #[inline]
    pub fn skip_list(self) -> [&'a [u8; 32]; 4] {
        read(at(self.s1(), 108))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerHeaderExtView<'a> {
        read(at(self.s1(), 236))
    }

    fn s1(self) -> &'a [u8] {
        after::<StellarValueView<'a>>(at(self.bytes, 36))
    }
}

view! {
    /// A view of `LedgerHeaderExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         LedgerHeaderExtensionV1 v1;
    ///     }
    /// ```
    LedgerHeaderExtView, LEDGER_HEADER_EXT, least 4, depth 4, |b, d, l| check::ledger_header_ext(b)
}

impl<'a> LedgerHeaderExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerHeaderExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerHeaderExtArm::V1(read(b)),
            _ => LedgerHeaderExtArm::V0,
        }
    }
}

/// What a `LedgerHeaderExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerHeaderExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(LedgerHeaderExtensionV1View<'a>),
}

view! {
    /// A view of `LedgerHeaderExtensionV1`.
    ///
    /// ```text
    /// struct LedgerHeaderExtensionV1
    /// {
    ///     uint32 flags; // LedgerHeaderFlags
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    LedgerHeaderExtensionV1View, LEDGER_HEADER_EXTENSION_V1, least 8, depth 3, |b, d, l| check::ledger_header_extension_v1(b)
}

impl<'a> LedgerHeaderExtensionV1View<'a> {
    /// `flags`.
    #[inline]
    pub fn flags(self) -> u32 {
        read(self.bytes)
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerHeaderExtensionV1ExtView<'a> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `LedgerHeaderExtensionV1Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    LedgerHeaderExtensionV1ExtView, LEDGER_HEADER_EXTENSION_V1_EXT, least 4, depth 2, |b, d, l| check::ledger_header_extension_v1_ext(b)
}

impl<'a> LedgerHeaderExtensionV1ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerHeaderHistoryEntry`.
    ///
    /// ```text
    /// struct LedgerHeaderHistoryEntry
    /// {
    ///     Hash hash;
    ///     LedgerHeader header;
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    LedgerHeaderHistoryEntryView, LEDGER_HEADER_HISTORY_ENTRY, least 360, depth 10, |b, d, l| check::ledger_header_history_entry(b, l)
}

impl<'a> LedgerHeaderHistoryEntryView<'a> {
    /// `hash`.
    #[inline]
    pub fn hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `header`.
    #[inline]
    pub fn header(self) -> LedgerHeaderView<'a> {
        read(at(self.bytes, 32))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> LedgerHeaderHistoryEntryExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerHeaderView<'a>>(at(self.bytes, 32))
    }
}

view! {
    /// A view of `LedgerHeaderHistoryEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    LedgerHeaderHistoryEntryExtView, LEDGER_HEADER_HISTORY_ENTRY_EXT, least 4, depth 2, |b, d, l| check::ledger_header_history_entry_ext(b)
}

impl<'a> LedgerHeaderHistoryEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerKey`.
    ///
    /// ```text
    /// union LedgerKey switch (LedgerEntryType type)
    /// {
    /// case ACCOUNT:
    ///     struct
    ///     {
    ///         AccountID accountID;
    ///     } account;
    ///
    /// case TRUSTLINE:
    ///     struct
    ///     {
    ///         AccountID accountID;
    ///         TrustLineAsset asset;
    ///     } trustLine;
    ///
    /// case OFFER:
    ///     struct
    ///     {
    ///         AccountID sellerID;
    ///         int64 offerID;
    ///     } offer;
    ///
    /// case DATA:
    ///     struct
    ///     {
    ///         AccountID accountID;
    ///         string64 dataName;
    ///     } data;
    ///
    /// case CLAIMABLE_BALANCE:
    ///     struct
    ///     {
    ///         ClaimableBalanceID balanceID;
    ///     } claimableBalance;
    ///
    /// case LIQUIDITY_POOL:
    ///     struct
    ///     {
    ///         PoolID liquidityPoolID;
    ///     } liquidityPool;
    /// case CONTRACT_DATA:
    ///     struct
    ///     {
    ///         SCAddress contract;
    ///         SCVal key;
    ///         ContractDataDurability durability;
    ///     } contractData;
    /// case CONTRACT_CODE:
    ///     struct
    ///     {
    ///         Hash hash;
    ///     } contractCode;
    /// case CONFIG_SETTING:
    ///     struct
    ///     {
    ///         ConfigSettingID configSettingID;
    ///     } configSetting;
    /// case TTL:
    ///     struct
    ///     {
    ///         // Hash of the LedgerKey that is associated with this TTLEntry
    ///         Hash keyHash;
    ///     } ttl;
    /// };
    /// ```
    LedgerKeyView, LEDGER_KEY, least 8, depth 8, |b, d, l| check::ledger_key(b, d)
}

impl<'a> LedgerKeyView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LedgerEntryType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerKeyArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => LedgerKeyArm::Trustline(read(b)),
            2 => LedgerKeyArm::Offer(read(b)),
            3 => LedgerKeyArm::Data(read(b)),
            4 => LedgerKeyArm::ClaimableBalance(read(b)),
            5 => LedgerKeyArm::LiquidityPool(read(b)),
            6 => LedgerKeyArm::ContractData(read(b)),
            7 => LedgerKeyArm::ContractCode(read(b)),
            8 => LedgerKeyArm::ConfigSetting(read(b)),
            9 => LedgerKeyArm::Ttl(read(b)),
            _ => LedgerKeyArm::Account(read(b)),
        }
    }
}

/// What a `LedgerKey` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerKeyArm<'a> {
    /// 0: `account`.
    Account(LedgerKeyAccountView<'a>),
    /// 1: `trustLine`.
    Trustline(LedgerKeyTrustLineView<'a>),
    /// 2: `offer`.
    Offer(LedgerKeyOfferView<'a>),
    /// 3: `data`.
    Data(LedgerKeyDataView<'a>),
    /// 4: `claimableBalance`.
    ClaimableBalance(LedgerKeyClaimableBalanceView<'a>),
    /// 5: `liquidityPool`.
    LiquidityPool(LedgerKeyLiquidityPoolView<'a>),
    /// 6: `contractData`.
    ContractData(LedgerKeyContractDataView<'a>),
    /// 7: `contractCode`.
    ContractCode(LedgerKeyContractCodeView<'a>),
    /// 8: `configSetting`.
    ConfigSetting(LedgerKeyConfigSettingView<'a>),
    /// 9: `ttl`.
    Ttl(LedgerKeyTtlView<'a>),
}

view! {
    /// A view of `LedgerKeyAccount`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         AccountID accountID;
    ///     }
    /// ```
    LedgerKeyAccountView, LEDGER_KEY_ACCOUNT, least 36, depth 5, |b, d, l| check::ledger_key_account(b)
}

impl<'a> LedgerKeyAccountView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerKeyClaimableBalance`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         ClaimableBalanceID balanceID;
    ///     }
    /// ```
    LedgerKeyClaimableBalanceView, LEDGER_KEY_CLAIMABLE_BALANCE, least 36, depth 4, |b, d, l| check::ledger_key_claimable_balance(b)
}

impl<'a> LedgerKeyClaimableBalanceView<'a> {
    /// `balanceID`.
    #[inline]
    pub fn balance_id(self) -> ClaimableBalanceIdView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerKeyConfigSetting`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         ConfigSettingID configSettingID;
    ///     }
    /// ```
    LedgerKeyConfigSettingView, LEDGER_KEY_CONFIG_SETTING, least 4, depth 3, |b, d, l| check::ledger_key_config_setting(b)
}

impl<'a> LedgerKeyConfigSettingView<'a> {
    /// `configSettingID`.
    #[inline]
    pub fn config_setting_id(self) -> ConfigSettingId {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerKeyContractCode`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         Hash hash;
    ///     }
    /// ```
    LedgerKeyContractCodeView, LEDGER_KEY_CONTRACT_CODE, least 32, depth 3, |b, d, l| check::ledger_key_contract_code(b)
}

impl<'a> LedgerKeyContractCodeView<'a> {
    /// `hash`.
    #[inline]
    pub fn hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerKeyContractData`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         SCAddress contract;
    ///         SCVal key;
    ///         ContractDataDurability durability;
    ///     }
    /// ```
    LedgerKeyContractDataView, LEDGER_KEY_CONTRACT_DATA, least 44, depth 6, |b, d, l| check::ledger_key_contract_data(b, d)
}

impl<'a> LedgerKeyContractDataView<'a> {
    /// `contract`.
    #[inline]
    pub fn contract(self) -> ScAddressView<'a> {
        read(self.bytes)
    }

    /// `key`.
    #[inline]
    pub fn key(self) -> ScValView<'a> {
        read(self.s1())
    }

    /// `durability`.
    #[inline]
    pub fn durability(self) -> ContractDataDurability {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<ScValView<'a>>(self.s1())
    }
}

view! {
    /// A view of `LedgerKeyData`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         AccountID accountID;
    ///         string64 dataName;
    ///     }
    /// ```
    LedgerKeyDataView, LEDGER_KEY_DATA, least 40, depth 5, |b, d, l| check::ledger_key_data(b)
}

impl<'a> LedgerKeyDataView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `dataName`.
    #[inline]
    pub fn data_name(self) -> &'a [u8] {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `LedgerKeyLiquidityPool`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         PoolID liquidityPoolID;
    ///     }
    /// ```
    LedgerKeyLiquidityPoolView, LEDGER_KEY_LIQUIDITY_POOL, least 32, depth 4, |b, d, l| check::ledger_key_liquidity_pool(b)
}

impl<'a> LedgerKeyLiquidityPoolView<'a> {
    /// `liquidityPoolID`.
    #[inline]
    pub fn liquidity_pool_id(self) -> &'a [u8; 32] {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerKeyOffer`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         AccountID sellerID;
    ///         int64 offerID;
    ///     }
    /// ```
    LedgerKeyOfferView, LEDGER_KEY_OFFER, least 44, depth 5, |b, d, l| check::ledger_key_offer(b)
}

impl<'a> LedgerKeyOfferView<'a> {
    /// `sellerID`.
    #[inline]
    pub fn seller_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `offerID`.
    #[inline]
    pub fn offer_id(self) -> i64 {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `LedgerKeyTrustLine`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         AccountID accountID;
    ///         TrustLineAsset asset;
    ///     }
    /// ```
    LedgerKeyTrustLineView, LEDGER_KEY_TRUST_LINE, least 40, depth 7, |b, d, l| check::ledger_key_trust_line(b)
}

impl<'a> LedgerKeyTrustLineView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> TrustLineAssetView<'a> {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `LedgerKeyTtl`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         // Hash of the LedgerKey that is associated with this TTLEntry
    ///         Hash keyHash;
    ///     }
    /// ```
    LedgerKeyTtlView, LEDGER_KEY_TTL, least 32, depth 3, |b, d, l| check::ledger_key_ttl(b)
}

impl<'a> LedgerKeyTtlView<'a> {
    /// `keyHash`.
    #[inline]
    pub fn key_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }
}

view! {
    /// A view of `LedgerSCPMessages`.
    ///
    /// ```text
    /// struct LedgerSCPMessages
    /// {
    ///     uint32 ledgerSeq;
    ///     SCPEnvelope messages<>;
    /// };
    /// ```
    LedgerScpMessagesView, LEDGER_SCP_MESSAGES, least 8, depth 11, |b, d, l| check::ledger_scp_messages(b)
}

impl<'a> LedgerScpMessagesView<'a> {
    /// `ledgerSeq`.
    #[inline]
    pub fn ledger_seq(self) -> u32 {
        read(self.bytes)
    }

    /// `messages`.
    #[inline]
    pub fn messages(self) -> ListView<'a, ScpEnvelopeView<'a>> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `LedgerUpgrade`.
    ///
    /// ```text
    /// union LedgerUpgrade switch (LedgerUpgradeType type)
    /// {
    /// case LEDGER_UPGRADE_VERSION:
    ///     uint32 newLedgerVersion; // update ledgerVersion
    /// case LEDGER_UPGRADE_BASE_FEE:
    ///     uint32 newBaseFee; // update baseFee
    /// case LEDGER_UPGRADE_MAX_TX_SET_SIZE:
    ///     uint32 newMaxTxSetSize; // update maxTxSetSize
    /// case LEDGER_UPGRADE_BASE_RESERVE:
    ///     uint32 newBaseReserve; // update baseReserve
    /// case LEDGER_UPGRADE_FLAGS:
    ///     uint32 newFlags; // update flags
    /// case LEDGER_UPGRADE_CONFIG:
    ///     // Update arbitrary `ConfigSetting` entries identified by the key.
    ///     ConfigUpgradeSetKey newConfig;
    /// case LEDGER_UPGRADE_MAX_SOROBAN_TX_SET_SIZE:
    ///     // Update ConfigSettingContractExecutionLanesV0.ledgerMaxTxCount without
    ///     // using `LEDGER_UPGRADE_CONFIG`.
    ///     uint32 newMaxSorobanTxSetSize;
    /// };
    /// ```
    LedgerUpgradeView, LEDGER_UPGRADE, least 8, depth 5, |b, d, l| check::ledger_upgrade(b)
}

impl<'a> LedgerUpgradeView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LedgerUpgradeType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LedgerUpgradeArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            2 => LedgerUpgradeArm::BaseFee(read(b)),
            3 => LedgerUpgradeArm::MaxTxSetSize(read(b)),
            4 => LedgerUpgradeArm::BaseReserve(read(b)),
            5 => LedgerUpgradeArm::Flags(read(b)),
            6 => LedgerUpgradeArm::Config(read(b)),
            7 => LedgerUpgradeArm::MaxSorobanTxSetSize(read(b)),
            _ => LedgerUpgradeArm::Version(read(b)),
        }
    }
}

/// What a `LedgerUpgrade` holds.
#[derive(Clone, Copy, Debug)]
pub enum LedgerUpgradeArm<'a> {
    /// 1: `newLedgerVersion`.
    Version(u32),
    /// 2: `newBaseFee`.
    BaseFee(u32),
    /// 3: `newMaxTxSetSize`.
    MaxTxSetSize(u32),
    /// 4: `newBaseReserve`.
    BaseReserve(u32),
    /// 5: `newFlags`.
    Flags(u32),
    /// 6: `newConfig`.
    Config(ConfigUpgradeSetKeyView<'a>),
    /// 7: `newMaxSorobanTxSetSize`.
    MaxSorobanTxSetSize(u32),
}

view! {
    /// A view of `Liabilities`.
    ///
    /// ```text
    /// struct Liabilities
    /// {
    ///     int64 buying;
    ///     int64 selling;
    /// };
    /// ```
    LiabilitiesView, LIABILITIES, least 16, depth 2, |b, d, l| check::liabilities(b)
}

impl<'a> LiabilitiesView<'a> {
    /// `buying`.
    #[inline]
    pub fn buying(self) -> i64 {
        read(self.bytes)
    }

    /// `selling`.
    #[inline]
    pub fn selling(self) -> i64 {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `LiquidityPoolConstantProductParameters`.
    ///
    /// ```text
    /// struct LiquidityPoolConstantProductParameters
    /// {
    ///     Asset assetA; // assetA < assetB
    ///     Asset assetB;
    ///     int32 fee; // Fee is in basis points, so the actual rate is (fee/100)%
    /// };
    /// ```
    LiquidityPoolConstantProductParametersView, LIQUIDITY_POOL_CONSTANT_PRODUCT_PARAMETERS, least 12, depth 7, |b, d, l| check::liquidity_pool_constant_product_parameters(b)
}

impl<'a> LiquidityPoolConstantProductParametersView<'a> {
    /// `assetA`.
    #[inline]
    pub fn asset_a(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `assetB`.
    #[inline]
    pub fn asset_b(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `fee`.
    #[inline]
    pub fn fee(self) -> i32 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `LiquidityPoolDepositOp`.
    ///
    /// ```text
    /// struct LiquidityPoolDepositOp
    /// {
    ///     PoolID liquidityPoolID;
    ///     int64 maxAmountA; // maximum amount of first asset to deposit
    ///     int64 maxAmountB; // maximum amount of second asset to deposit
    ///     Price minPrice;   // minimum depositA/depositB
    ///     Price maxPrice;   // maximum depositA/depositB
    /// };
    /// ```
    LiquidityPoolDepositOpView, LIQUIDITY_POOL_DEPOSIT_OP, least 64, depth 4, |b, d, l| check::liquidity_pool_deposit_op(b)
}

impl<'a> LiquidityPoolDepositOpView<'a> {
    /// `liquidityPoolID`.
    #[inline]
    pub fn liquidity_pool_id(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `maxAmountA`.
    #[inline]
    pub fn max_amount_a(self) -> i64 {
        read(at(self.bytes, 32))
    }

    /// `maxAmountB`.
    #[inline]
    pub fn max_amount_b(self) -> i64 {
        read(at(self.bytes, 40))
    }

    /// `minPrice`.
    #[inline]
    pub fn min_price(self) -> PriceView<'a> {
        read(at(self.bytes, 48))
    }

    /// `maxPrice`.
    #[inline]
    pub fn max_price(self) -> PriceView<'a> {
        read(at(self.bytes, 56))
    }
}

view! {
    /// A view of `LiquidityPoolDepositResult`.
    ///
    /// ```text
    /// union LiquidityPoolDepositResult switch (LiquidityPoolDepositResultCode code)
    /// {
    /// case LIQUIDITY_POOL_DEPOSIT_SUCCESS:
    ///     void;
    /// case LIQUIDITY_POOL_DEPOSIT_MALFORMED:
    /// case LIQUIDITY_POOL_DEPOSIT_NO_TRUST:
    /// case LIQUIDITY_POOL_DEPOSIT_NOT_AUTHORIZED:
    /// case LIQUIDITY_POOL_DEPOSIT_UNDERFUNDED:
    /// case LIQUIDITY_POOL_DEPOSIT_LINE_FULL:
    /// case LIQUIDITY_POOL_DEPOSIT_BAD_PRICE:
    /// case LIQUIDITY_POOL_DEPOSIT_POOL_FULL:
    /// case LIQUIDITY_POOL_DEPOSIT_TRUSTLINE_FROZEN:
    ///     void;
    /// };
    /// ```
    LiquidityPoolDepositResultView, LIQUIDITY_POOL_DEPOSIT_RESULT, least 4, depth 3, |b, d, l| check::liquidity_pool_deposit_result(b)
}

impl<'a> LiquidityPoolDepositResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LiquidityPoolDepositResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `LiquidityPoolEntry`.
    ///
    /// ```text
    /// struct LiquidityPoolEntry
    /// {
    ///     PoolID liquidityPoolID;
    ///
    ///     union switch (LiquidityPoolType type)
    ///     {
    ///     case LIQUIDITY_POOL_CONSTANT_PRODUCT:
    ///         struct
    ///         {
    ///             LiquidityPoolConstantProductParameters params;
    ///
    ///             int64 reserveA;        // amount of A in the pool
    ///             int64 reserveB;        // amount of B in the pool
    ///             int64 totalPoolShares; // total number of pool shares issued
    ///             int64 poolSharesTrustLineCount; // number of trust lines for the
    ///                                             // associated pool shares
    ///         } constantProduct;
    ///     }
    ///     body;
    /// };
    /// ```
    LiquidityPoolEntryView, LIQUIDITY_POOL_ENTRY, least 80, depth 10, |b, d, l| check::liquidity_pool_entry(b)
}

impl<'a> LiquidityPoolEntryView<'a> {
    /// `liquidityPoolID`.
    #[inline]
    pub fn liquidity_pool_id(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `body`.
    #[inline]
    pub fn body(self) -> LiquidityPoolEntryBodyView<'a> {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `LiquidityPoolEntryBody`.
    ///
    /// ```text
    /// union switch (LiquidityPoolType type)
    ///     {
    ///     case LIQUIDITY_POOL_CONSTANT_PRODUCT:
    ///         struct
    ///         {
    ///             LiquidityPoolConstantProductParameters params;
    ///
    ///             int64 reserveA;        // amount of A in the pool
    ///             int64 reserveB;        // amount of B in the pool
    ///             int64 totalPoolShares; // total number of pool shares issued
    ///             int64 poolSharesTrustLineCount; // number of trust lines for the
    ///                                             // associated pool shares
    ///         } constantProduct;
    ///     }
    /// ```
    LiquidityPoolEntryBodyView, LIQUIDITY_POOL_ENTRY_BODY, least 48, depth 9, |b, d, l| check::liquidity_pool_entry_body(b)
}

impl<'a> LiquidityPoolEntryBodyView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LiquidityPoolType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LiquidityPoolEntryBodyArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => LiquidityPoolEntryBodyArm::LiquidityPoolConstantProduct(read(b)),
        }
    }
}

/// What a `LiquidityPoolEntryBody` holds.
#[derive(Clone, Copy, Debug)]
pub enum LiquidityPoolEntryBodyArm<'a> {
    /// 0: `constantProduct`.
    LiquidityPoolConstantProduct(LiquidityPoolEntryConstantProductView<'a>),
}

view! {
    /// A view of `LiquidityPoolEntryConstantProduct`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             LiquidityPoolConstantProductParameters params;
    ///
    ///             int64 reserveA;        // amount of A in the pool
    ///             int64 reserveB;        // amount of B in the pool
    ///             int64 totalPoolShares; // total number of pool shares issued
    ///             int64 poolSharesTrustLineCount; // number of trust lines for the
    ///                                             // associated pool shares
    ///         }
    /// ```
    LiquidityPoolEntryConstantProductView, LIQUIDITY_POOL_ENTRY_CONSTANT_PRODUCT, least 44, depth 8, |b, d, l| check::liquidity_pool_entry_constant_product(b)
}

impl<'a> LiquidityPoolEntryConstantProductView<'a> {
    /// `params`.
    #[inline]
    pub fn params(self) -> LiquidityPoolConstantProductParametersView<'a> {
        read(self.bytes)
    }

    /// `reserveA`.
    #[inline]
    pub fn reserve_a(self) -> i64 {
        read(self.s1())
    }

    /// `reserveB`.
    #[inline]
    pub fn reserve_b(self) -> i64 {
        read(at(self.s1(), 8))
    }

    /// `totalPoolShares`.
    #[inline]
    pub fn total_pool_shares(self) -> i64 {
        read(at(self.s1(), 16))
    }

    /// `poolSharesTrustLineCount`.
    #[inline]
    pub fn pool_shares_trust_line_count(self) -> i64 {
        read(at(self.s1(), 24))
    }

    fn s1(self) -> &'a [u8] {
        after::<LiquidityPoolConstantProductParametersView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `LiquidityPoolParameters`.
    ///
    /// ```text
    /// union LiquidityPoolParameters switch (LiquidityPoolType type)
    /// {
    /// case LIQUIDITY_POOL_CONSTANT_PRODUCT:
    ///     LiquidityPoolConstantProductParameters constantProduct;
    /// };
    /// ```
    LiquidityPoolParametersView, LIQUIDITY_POOL_PARAMETERS, least 16, depth 8, |b, d, l| check::liquidity_pool_parameters(b)
}

impl<'a> LiquidityPoolParametersView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LiquidityPoolType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> LiquidityPoolParametersArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => LiquidityPoolParametersArm::LiquidityPoolConstantProduct(read(b)),
        }
    }
}

/// What a `LiquidityPoolParameters` holds.
#[derive(Clone, Copy, Debug)]
pub enum LiquidityPoolParametersArm<'a> {
    /// 0: `constantProduct`.
    LiquidityPoolConstantProduct(LiquidityPoolConstantProductParametersView<'a>),
}

view! {
    /// A view of `LiquidityPoolWithdrawOp`.
    ///
    /// ```text
    /// struct LiquidityPoolWithdrawOp
    /// {
    ///     PoolID liquidityPoolID;
    ///     int64 amount;     // amount of pool shares to withdraw
    ///     int64 minAmountA; // minimum amount of first asset to withdraw
    ///     int64 minAmountB; // minimum amount of second asset to withdraw
    /// };
    /// ```
    LiquidityPoolWithdrawOpView, LIQUIDITY_POOL_WITHDRAW_OP, least 56, depth 4, |b, d, l| check::liquidity_pool_withdraw_op(b)
}

impl<'a> LiquidityPoolWithdrawOpView<'a> {
    /// `liquidityPoolID`.
    #[inline]
    pub fn liquidity_pool_id(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(at(self.bytes, 32))
    }

    /// `minAmountA`.
    #[inline]
    pub fn min_amount_a(self) -> i64 {
        read(at(self.bytes, 40))
    }

    /// `minAmountB`.
    #[inline]
    pub fn min_amount_b(self) -> i64 {
        read(at(self.bytes, 48))
    }
}

view! {
    /// A view of `LiquidityPoolWithdrawResult`.
    ///
    /// ```text
    /// union LiquidityPoolWithdrawResult switch (LiquidityPoolWithdrawResultCode code)
    /// {
    /// case LIQUIDITY_POOL_WITHDRAW_SUCCESS:
    ///     void;
    /// case LIQUIDITY_POOL_WITHDRAW_MALFORMED:
    /// case LIQUIDITY_POOL_WITHDRAW_NO_TRUST:
    /// case LIQUIDITY_POOL_WITHDRAW_UNDERFUNDED:
    /// case LIQUIDITY_POOL_WITHDRAW_LINE_FULL:
    /// case LIQUIDITY_POOL_WITHDRAW_UNDER_MINIMUM:
    /// case LIQUIDITY_POOL_WITHDRAW_TRUSTLINE_FROZEN:
    ///     void;
    /// };
    /// ```
    LiquidityPoolWithdrawResultView, LIQUIDITY_POOL_WITHDRAW_RESULT, least 4, depth 3, |b, d, l| check::liquidity_pool_withdraw_result(b)
}

impl<'a> LiquidityPoolWithdrawResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> LiquidityPoolWithdrawResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ManageBuyOfferOp`.
    ///
    /// ```text
    /// struct ManageBuyOfferOp
    /// {
    ///     Asset selling;
    ///     Asset buying;
    ///     int64 buyAmount; // amount being bought. if set to 0, delete the offer
    ///     Price price;     // price of thing being bought in terms of what you are
    ///                      // selling
    ///
    ///     // 0=create a new offer, otherwise edit an existing offer
    ///     int64 offerID;
    /// };
    /// ```
    ManageBuyOfferOpView, MANAGE_BUY_OFFER_OP, least 32, depth 7, |b, d, l| check::manage_buy_offer_op(b)
}

impl<'a> ManageBuyOfferOpView<'a> {
    /// `selling`.
    #[inline]
    pub fn selling(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `buying`.
    #[inline]
    pub fn buying(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `buyAmount`.
    #[inline]
    pub fn buy_amount(self) -> i64 {
        read(self.s2())
    }

    /// `price`.
    #[inline]
    pub fn price(self) -> PriceView<'a> {
        read(at(self.s2(), 8))
    }

    /// `offerID`.
    #[inline]
    pub fn offer_id(self) -> i64 {
        read(at(self.s2(), 16))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `ManageBuyOfferResult`.
    ///
    /// ```text
    /// union ManageBuyOfferResult switch (ManageBuyOfferResultCode code)
    /// {
    /// case MANAGE_BUY_OFFER_SUCCESS:
    ///     ManageOfferSuccessResult success;
    /// case MANAGE_BUY_OFFER_MALFORMED:
    /// case MANAGE_BUY_OFFER_SELL_NO_TRUST:
    /// case MANAGE_BUY_OFFER_BUY_NO_TRUST:
    /// case MANAGE_BUY_OFFER_SELL_NOT_AUTHORIZED:
    /// case MANAGE_BUY_OFFER_BUY_NOT_AUTHORIZED:
    /// case MANAGE_BUY_OFFER_LINE_FULL:
    /// case MANAGE_BUY_OFFER_UNDERFUNDED:
    /// case MANAGE_BUY_OFFER_CROSS_SELF:
    /// case MANAGE_BUY_OFFER_SELL_NO_ISSUER:
    /// case MANAGE_BUY_OFFER_BUY_NO_ISSUER:
    /// case MANAGE_BUY_OFFER_NOT_FOUND:
    /// case MANAGE_BUY_OFFER_LOW_RESERVE:
    ///     void;
    /// };
    /// ```
    ManageBuyOfferResultView, MANAGE_BUY_OFFER_RESULT, least 4, depth 11, |b, d, l| check::manage_buy_offer_result(b)
}

impl<'a> ManageBuyOfferResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ManageBuyOfferResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ManageBuyOfferResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => ManageBuyOfferResultArm::Malformed,
            -2 => ManageBuyOfferResultArm::SellNoTrust,
            -3 => ManageBuyOfferResultArm::BuyNoTrust,
            -4 => ManageBuyOfferResultArm::SellNotAuthorized,
            -5 => ManageBuyOfferResultArm::BuyNotAuthorized,
            -6 => ManageBuyOfferResultArm::LineFull,
            -7 => ManageBuyOfferResultArm::Underfunded,
            -8 => ManageBuyOfferResultArm::CrossSelf,
            -9 => ManageBuyOfferResultArm::SellNoIssuer,
            -10 => ManageBuyOfferResultArm::BuyNoIssuer,
            -11 => ManageBuyOfferResultArm::NotFound,
            -12 => ManageBuyOfferResultArm::LowReserve,
            _ => ManageBuyOfferResultArm::Success(read(b)),
        }
    }
}

/// What a `ManageBuyOfferResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum ManageBuyOfferResultArm<'a> {
    /// 0: `success`.
    Success(ManageOfferSuccessResultView<'a>),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    SellNoTrust,
    /// -3: `void`.
    BuyNoTrust,
    /// -4: `void`.
    SellNotAuthorized,
    /// -5: `void`.
    BuyNotAuthorized,
    /// -6: `void`.
    LineFull,
    /// -7: `void`.
    Underfunded,
    /// -8: `void`.
    CrossSelf,
    /// -9: `void`.
    SellNoIssuer,
    /// -10: `void`.
    BuyNoIssuer,
    /// -11: `void`.
    NotFound,
    /// -12: `void`.
    LowReserve,
}

view! {
    /// A view of `ManageDataOp`.
    ///
    /// ```text
    /// struct ManageDataOp
    /// {
    ///     string64 dataName;
    ///     DataValue* dataValue; // set to null to clear
    /// };
    /// ```
    ManageDataOpView, MANAGE_DATA_OP, least 8, depth 5, |b, d, l| check::manage_data_op(b)
}

impl<'a> ManageDataOpView<'a> {
    /// `dataName`.
    #[inline]
    pub fn data_name(self) -> &'a [u8] {
        read(self.bytes)
    }

    /// `dataValue`.
    #[inline]
    pub fn data_value(self) -> Option<&'a [u8]> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<&'a [u8]>(self.bytes)
    }
}

view! {
    /// A view of `ManageDataResult`.
    ///
    /// ```text
    /// union ManageDataResult switch (ManageDataResultCode code)
    /// {
    /// case MANAGE_DATA_SUCCESS:
    ///     void;
    /// case MANAGE_DATA_NOT_SUPPORTED_YET:
    /// case MANAGE_DATA_NAME_NOT_FOUND:
    /// case MANAGE_DATA_LOW_RESERVE:
    /// case MANAGE_DATA_INVALID_NAME:
    ///     void;
    /// };
    /// ```
    ManageDataResultView, MANAGE_DATA_RESULT, least 4, depth 3, |b, d, l| check::manage_data_result(b)
}

impl<'a> ManageDataResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ManageDataResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `ManageOfferSuccessResult`.
    ///
    /// ```text
    /// struct ManageOfferSuccessResult
    /// {
    ///     // offers that got claimed while creating this offer
    ///     ClaimAtom offersClaimed<>;
    ///
    ///     union switch (ManageOfferEffect effect)
    ///     {
    ///     case MANAGE_OFFER_CREATED:
    ///     case MANAGE_OFFER_UPDATED:
    ///         OfferEntry offer;
    ///     case MANAGE_OFFER_DELETED:
    ///         void;
    ///     }
    ///     offer;
    /// };
    /// ```
    ManageOfferSuccessResultView, MANAGE_OFFER_SUCCESS_RESULT, least 8, depth 10, |b, d, l| check::manage_offer_success_result(b)
}

impl<'a> ManageOfferSuccessResultView<'a> {
    /// `offersClaimed`.
    #[inline]
    pub fn offers_claimed(self) -> ListView<'a, ClaimAtomView<'a>> {
        read(self.bytes)
    }

    /// `offer`.
    #[inline]
    pub fn offer(self) -> ManageOfferSuccessResultOfferView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, ClaimAtomView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `ManageOfferSuccessResultOffer`.
    ///
    /// ```text
    /// union switch (ManageOfferEffect effect)
    ///     {
    ///     case MANAGE_OFFER_CREATED:
    ///     case MANAGE_OFFER_UPDATED:
    ///         OfferEntry offer;
    ///     case MANAGE_OFFER_DELETED:
    ///         void;
    ///     }
    /// ```
    ManageOfferSuccessResultOfferView, MANAGE_OFFER_SUCCESS_RESULT_OFFER, least 4, depth 8, |b, d, l| check::manage_offer_success_result_offer(b)
}

impl<'a> ManageOfferSuccessResultOfferView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ManageOfferEffect {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ManageOfferSuccessResultOfferArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ManageOfferSuccessResultOfferArm::Updated(read(b)),
            2 => ManageOfferSuccessResultOfferArm::Deleted,
            _ => ManageOfferSuccessResultOfferArm::Created(read(b)),
        }
    }
}

/// What a `ManageOfferSuccessResultOffer` holds.
#[derive(Clone, Copy, Debug)]
pub enum ManageOfferSuccessResultOfferArm<'a> {
    /// 0: `offer`.
    Created(OfferEntryView<'a>),
    /// 1: `offer`.
    Updated(OfferEntryView<'a>),
    /// 2: `void`.
    Deleted,
}

view! {
    /// A view of `ManageSellOfferOp`.
    ///
    /// ```text
    /// struct ManageSellOfferOp
    /// {
    ///     Asset selling;
    ///     Asset buying;
    ///     int64 amount; // amount being sold. if set to 0, delete the offer
    ///     Price price;  // price of thing being sold in terms of what you are buying
    ///
    ///     // 0=create a new offer, otherwise edit an existing offer
    ///     int64 offerID;
    /// };
    /// ```
    ManageSellOfferOpView, MANAGE_SELL_OFFER_OP, least 32, depth 7, |b, d, l| check::manage_sell_offer_op(b)
}

impl<'a> ManageSellOfferOpView<'a> {
    /// `selling`.
    #[inline]
    pub fn selling(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `buying`.
    #[inline]
    pub fn buying(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s2())
    }

    /// `price`.
    #[inline]
    pub fn price(self) -> PriceView<'a> {
        read(at(self.s2(), 8))
    }

    /// `offerID`.
    #[inline]
    pub fn offer_id(self) -> i64 {
        read(at(self.s2(), 16))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `ManageSellOfferResult`.
    ///
    /// ```text
    /// union ManageSellOfferResult switch (ManageSellOfferResultCode code)
    /// {
    /// case MANAGE_SELL_OFFER_SUCCESS:
    ///     ManageOfferSuccessResult success;
    /// case MANAGE_SELL_OFFER_MALFORMED:
    /// case MANAGE_SELL_OFFER_SELL_NO_TRUST:
    /// case MANAGE_SELL_OFFER_BUY_NO_TRUST:
    /// case MANAGE_SELL_OFFER_SELL_NOT_AUTHORIZED:
    /// case MANAGE_SELL_OFFER_BUY_NOT_AUTHORIZED:
    /// case MANAGE_SELL_OFFER_LINE_FULL:
    /// case MANAGE_SELL_OFFER_UNDERFUNDED:
    /// case MANAGE_SELL_OFFER_CROSS_SELF:
    /// case MANAGE_SELL_OFFER_SELL_NO_ISSUER:
    /// case MANAGE_SELL_OFFER_BUY_NO_ISSUER:
    /// case MANAGE_SELL_OFFER_NOT_FOUND:
    /// case MANAGE_SELL_OFFER_LOW_RESERVE:
    ///     void;
    /// };
    /// ```
    ManageSellOfferResultView, MANAGE_SELL_OFFER_RESULT, least 4, depth 11, |b, d, l| check::manage_sell_offer_result(b)
}

impl<'a> ManageSellOfferResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ManageSellOfferResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ManageSellOfferResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => ManageSellOfferResultArm::Malformed,
            -2 => ManageSellOfferResultArm::SellNoTrust,
            -3 => ManageSellOfferResultArm::BuyNoTrust,
            -4 => ManageSellOfferResultArm::SellNotAuthorized,
            -5 => ManageSellOfferResultArm::BuyNotAuthorized,
            -6 => ManageSellOfferResultArm::LineFull,
            -7 => ManageSellOfferResultArm::Underfunded,
            -8 => ManageSellOfferResultArm::CrossSelf,
            -9 => ManageSellOfferResultArm::SellNoIssuer,
            -10 => ManageSellOfferResultArm::BuyNoIssuer,
            -11 => ManageSellOfferResultArm::NotFound,
            -12 => ManageSellOfferResultArm::LowReserve,
            _ => ManageSellOfferResultArm::Success(read(b)),
        }
    }
}

/// What a `ManageSellOfferResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum ManageSellOfferResultArm<'a> {
    /// 0: `success`.
    Success(ManageOfferSuccessResultView<'a>),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    SellNoTrust,
    /// -3: `void`.
    BuyNoTrust,
    /// -4: `void`.
    SellNotAuthorized,
    /// -5: `void`.
    BuyNotAuthorized,
    /// -6: `void`.
    LineFull,
    /// -7: `void`.
    Underfunded,
    /// -8: `void`.
    CrossSelf,
    /// -9: `void`.
    SellNoIssuer,
    /// -10: `void`.
    BuyNoIssuer,
    /// -11: `void`.
    NotFound,
    /// -12: `void`.
    LowReserve,
}

view! {
    /// A view of `Memo`.
    ///
    /// ```text
    /// union Memo switch (MemoType type)
    /// {
    /// case MEMO_NONE:
    ///     void;
    /// case MEMO_TEXT:
    ///     string text<28>;
    /// case MEMO_ID:
    ///     uint64 id;
    /// case MEMO_HASH:
    ///     Hash hash; // the hash of what to pull from the content server
    /// case MEMO_RETURN:
    ///     Hash retHash; // the hash of the tx you are rejecting
    /// };
    /// ```
    MemoView, MEMO, least 4, depth 3, |b, d, l| check::memo(b)
}

impl<'a> MemoView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> MemoType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> MemoArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => MemoArm::Text(read(b)),
            2 => MemoArm::Id(read(b)),
            3 => MemoArm::Hash(read(b)),
            4 => MemoArm::Return(read(b)),
            _ => MemoArm::None,
        }
    }
}

/// What a `Memo` holds.
#[derive(Clone, Copy, Debug)]
pub enum MemoArm<'a> {
    /// 0: `void`.
    None,
    /// 1: `text`.
    Text(&'a [u8]),
    /// 2: `id`.
    Id(u64),
    /// 3: `hash`.
    Hash(&'a [u8; 32]),
    /// 4: `retHash`.
    Return(&'a [u8; 32]),
}

view! {
    /// A view of `MuxedAccount`.
    ///
    /// ```text
    /// union MuxedAccount switch (CryptoKeyType type)
    /// {
    /// case KEY_TYPE_ED25519:
    ///     uint256 ed25519;
    /// case KEY_TYPE_MUXED_ED25519:
    ///     struct
    ///     {
    ///         uint64 id;
    ///         uint256 ed25519;
    ///     } med25519;
    /// };
    /// ```
    MuxedAccountView, MUXED_ACCOUNT, least 36, depth 4, |b, d, l| check::muxed_account(b)
}

impl<'a> MuxedAccountView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> CryptoKeyType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> MuxedAccountArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            256 => MuxedAccountArm::MuxedEd25519(read(b)),
            _ => MuxedAccountArm::Ed25519(read(b)),
        }
    }
}

/// What a `MuxedAccount` holds.
#[derive(Clone, Copy, Debug)]
pub enum MuxedAccountArm<'a> {
    /// 0: `ed25519`.
    Ed25519(&'a [u8; 32]),
    /// 256: `med25519`.
    MuxedEd25519(MuxedAccountMed25519View<'a>),
}

view! {
    /// A view of `MuxedAccountMed25519`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         uint64 id;
    ///         uint256 ed25519;
    ///     }
    /// ```
    MuxedAccountMed25519View, MUXED_ACCOUNT_MED25519, least 40, depth 3, |b, d, l| check::muxed_account_med25519(b)
}

impl<'a> MuxedAccountMed25519View<'a> {
    /// `id`.
    #[inline]
    pub fn id(self) -> u64 {
        read(self.bytes)
    }

    /// `ed25519`.
    #[inline]
    pub fn ed25519(self) -> &'a [u8; 32] {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `MuxedContract`.
    ///
    /// ```text
    /// struct MuxedContract
    /// {
    ///     uint64 id;
    ///     ContractID contractId;
    /// };
    /// ```
    MuxedContractView, MUXED_CONTRACT, least 40, depth 4, |b, d, l| check::muxed_contract(b)
}

impl<'a> MuxedContractView<'a> {
    /// `id`.
    #[inline]
    pub fn id(self) -> u64 {
        read(self.bytes)
    }

    /// `contractId`.
    #[inline]
    pub fn contract_id(self) -> &'a [u8; 32] {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `MuxedEd25519Account`.
    ///
    /// ```text
    /// struct MuxedEd25519Account
    /// {
    ///     uint64 id;
    ///     uint256 ed25519;
    /// };
    /// ```
    MuxedEd25519AccountView, MUXED_ED25519_ACCOUNT, least 40, depth 3, |b, d, l| check::muxed_ed25519_account(b)
}

impl<'a> MuxedEd25519AccountView<'a> {
    /// `id`.
    #[inline]
    pub fn id(self) -> u64 {
        read(self.bytes)
    }

    /// `ed25519`.
    #[inline]
    pub fn ed25519(self) -> &'a [u8; 32] {
        read(at(self.bytes, 8))
    }
}

/// A view of `NodeID`.
pub type NodeIdView<'a> = PublicKeyView<'a>;

view! {
    /// A view of `OfferEntry`.
    ///
    /// ```text
    /// struct OfferEntry
    /// {
    ///     AccountID sellerID;
    ///     int64 offerID;
    ///     Asset selling; // A
    ///     Asset buying;  // B
    ///     int64 amount;  // amount of A
    ///
    ///     /* price for this offer:
    ///         price of A in terms of B
    ///         price=AmountB/AmountA=priceNumerator/priceDenominator
    ///         price is after fees
    ///     */
    ///     Price price;
    ///     uint32 flags; // see OfferEntryFlags
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    OfferEntryView, OFFER_ENTRY, least 76, depth 7, |b, d, l| check::offer_entry(b)
}

impl<'a> OfferEntryView<'a> {
    /// `sellerID`.
    #[inline]
    pub fn seller_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `offerID`.
    #[inline]
    pub fn offer_id(self) -> i64 {
        read(at(self.bytes, 36))
    }

    /// `selling`.
    #[inline]
    pub fn selling(self) -> AssetView<'a> {
        read(at(self.bytes, 44))
    }

    /// `buying`.
    #[inline]
    pub fn buying(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s2())
    }

    /// `price`.
    #[inline]
    pub fn price(self) -> PriceView<'a> {
        read(at(self.s2(), 8))
    }

    /// `flags`.
    #[inline]
    pub fn flags(self) -> u32 {
        read(at(self.s2(), 16))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> OfferEntryExtView<'a> {
        read(at(self.s2(), 20))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.bytes, 44))
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `OfferEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    OfferEntryExtView, OFFER_ENTRY_EXT, least 4, depth 2, |b, d, l| check::offer_entry_ext(b)
}

impl<'a> OfferEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `Operation`.
    ///
    /// ```text
    /// struct Operation
    /// {
    ///     // sourceAccount is the account used to run the operation
    ///     // if not set, the runtime defaults to "sourceAccount" specified at
    ///     // the transaction level
    ///     MuxedAccount* sourceAccount;
    ///
    ///     union switch (OperationType type)
    ///     {
    ///     case CREATE_ACCOUNT:
    ///         CreateAccountOp createAccountOp;
    ///     case PAYMENT:
    ///         PaymentOp paymentOp;
    ///     case PATH_PAYMENT_STRICT_RECEIVE:
    ///         PathPaymentStrictReceiveOp pathPaymentStrictReceiveOp;
    ///     case MANAGE_SELL_OFFER:
    ///         ManageSellOfferOp manageSellOfferOp;
    ///     case CREATE_PASSIVE_SELL_OFFER:
    ///         CreatePassiveSellOfferOp createPassiveSellOfferOp;
    ///     case SET_OPTIONS:
    ///         SetOptionsOp setOptionsOp;
    ///     case CHANGE_TRUST:
    ///         ChangeTrustOp changeTrustOp;
    ///     case ALLOW_TRUST:
    ///         AllowTrustOp allowTrustOp;
    ///     case ACCOUNT_MERGE:
    ///         MuxedAccount destination;
    ///     case INFLATION:
    ///         void;
    ///     case MANAGE_DATA:
    ///         ManageDataOp manageDataOp;
    ///     case BUMP_SEQUENCE:
    ///         BumpSequenceOp bumpSequenceOp;
    ///     case MANAGE_BUY_OFFER:
    ///         ManageBuyOfferOp manageBuyOfferOp;
    ///     case PATH_PAYMENT_STRICT_SEND:
    ///         PathPaymentStrictSendOp pathPaymentStrictSendOp;
    ///     case CREATE_CLAIMABLE_BALANCE:
    ///         CreateClaimableBalanceOp createClaimableBalanceOp;
    ///     case CLAIM_CLAIMABLE_BALANCE:
    ///         ClaimClaimableBalanceOp claimClaimableBalanceOp;
    ///     case BEGIN_SPONSORING_FUTURE_RESERVES:
    ///         BeginSponsoringFutureReservesOp beginSponsoringFutureReservesOp;
    ///     case END_SPONSORING_FUTURE_RESERVES:
    ///         void;
    ///     case REVOKE_SPONSORSHIP:
    ///         RevokeSponsorshipOp revokeSponsorshipOp;
    ///     case CLAWBACK:
    ///         ClawbackOp clawbackOp;
    ///     case CLAWBACK_CLAIMABLE_BALANCE:
    ///         ClawbackClaimableBalanceOp clawbackClaimableBalanceOp;
    ///     case SET_TRUST_LINE_FLAGS:
    ///         SetTrustLineFlagsOp setTrustLineFlagsOp;
    ///     case LIQUIDITY_POOL_DEPOSIT:
    ///         LiquidityPoolDepositOp liquidityPoolDepositOp;
    ///     case LIQUIDITY_POOL_WITHDRAW:
    ///         LiquidityPoolWithdrawOp liquidityPoolWithdrawOp;
    ///     case INVOKE_HOST_FUNCTION:
    ///         InvokeHostFunctionOp invokeHostFunctionOp;
    ///     case EXTEND_FOOTPRINT_TTL:
    ///         ExtendFootprintTTLOp extendFootprintTTLOp;
    ///     case RESTORE_FOOTPRINT:
    ///         RestoreFootprintOp restoreFootprintOp;
    ///     }
    ///     body;
    /// };
    /// ```
    OperationView, OPERATION, least 8, depth 13, |b, d, l| check::operation(b, d)
}

impl<'a> OperationView<'a> {
    /// `sourceAccount`.
    #[inline]
    pub fn source_account(self) -> Option<MuxedAccountView<'a>> {
        read(self.bytes)
    }

    /// `body`.
    #[inline]
    pub fn body(self) -> OperationBodyView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<MuxedAccountView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `OperationBody`.
    ///
    /// ```text
    /// union switch (OperationType type)
    ///     {
    ///     case CREATE_ACCOUNT:
    ///         CreateAccountOp createAccountOp;
    ///     case PAYMENT:
    ///         PaymentOp paymentOp;
    ///     case PATH_PAYMENT_STRICT_RECEIVE:
    ///         PathPaymentStrictReceiveOp pathPaymentStrictReceiveOp;
    ///     case MANAGE_SELL_OFFER:
    ///         ManageSellOfferOp manageSellOfferOp;
    ///     case CREATE_PASSIVE_SELL_OFFER:
    ///         CreatePassiveSellOfferOp createPassiveSellOfferOp;
    ///     case SET_OPTIONS:
    ///         SetOptionsOp setOptionsOp;
    ///     case CHANGE_TRUST:
    ///         ChangeTrustOp changeTrustOp;
    ///     case ALLOW_TRUST:
    ///         AllowTrustOp allowTrustOp;
    ///     case ACCOUNT_MERGE:
    ///         MuxedAccount destination;
    ///     case INFLATION:
    ///         void;
    ///     case MANAGE_DATA:
    ///         ManageDataOp manageDataOp;
    ///     case BUMP_SEQUENCE:
    ///         BumpSequenceOp bumpSequenceOp;
    ///     case MANAGE_BUY_OFFER:
    ///         ManageBuyOfferOp manageBuyOfferOp;
    ///     case PATH_PAYMENT_STRICT_SEND:
    ///         PathPaymentStrictSendOp pathPaymentStrictSendOp;
    ///     case CREATE_CLAIMABLE_BALANCE:
    ///         CreateClaimableBalanceOp createClaimableBalanceOp;
    ///     case CLAIM_CLAIMABLE_BALANCE:
    ///         ClaimClaimableBalanceOp claimClaimableBalanceOp;
    ///     case BEGIN_SPONSORING_FUTURE_RESERVES:
    ///         BeginSponsoringFutureReservesOp beginSponsoringFutureReservesOp;
    ///     case END_SPONSORING_FUTURE_RESERVES:
    ///         void;
    ///     case REVOKE_SPONSORSHIP:
    ///         RevokeSponsorshipOp revokeSponsorshipOp;
    ///     case CLAWBACK:
    ///         ClawbackOp clawbackOp;
    ///     case CLAWBACK_CLAIMABLE_BALANCE:
    ///         ClawbackClaimableBalanceOp clawbackClaimableBalanceOp;
    ///     case SET_TRUST_LINE_FLAGS:
    ///         SetTrustLineFlagsOp setTrustLineFlagsOp;
    ///     case LIQUIDITY_POOL_DEPOSIT:
    ///         LiquidityPoolDepositOp liquidityPoolDepositOp;
    ///     case LIQUIDITY_POOL_WITHDRAW:
    ///         LiquidityPoolWithdrawOp liquidityPoolWithdrawOp;
    ///     case INVOKE_HOST_FUNCTION:
    ///         InvokeHostFunctionOp invokeHostFunctionOp;
    ///     case EXTEND_FOOTPRINT_TTL:
    ///         ExtendFootprintTTLOp extendFootprintTTLOp;
    ///     case RESTORE_FOOTPRINT:
    ///         RestoreFootprintOp restoreFootprintOp;
    ///     }
    /// ```
    OperationBodyView, OPERATION_BODY, least 4, depth 12, |b, d, l| check::operation_body(b, d)
}

impl<'a> OperationBodyView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> OperationType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> OperationBodyArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => OperationBodyArm::Payment(read(b)),
            2 => OperationBodyArm::PathPaymentStrictReceive(read(b)),
            3 => OperationBodyArm::ManageSellOffer(read(b)),
            4 => OperationBodyArm::CreatePassiveSellOffer(read(b)),
            5 => OperationBodyArm::SetOptions(read(b)),
            6 => OperationBodyArm::ChangeTrust(read(b)),
            7 => OperationBodyArm::AllowTrust(read(b)),
            8 => OperationBodyArm::AccountMerge(read(b)),
            9 => OperationBodyArm::Inflation,
            10 => OperationBodyArm::ManageData(read(b)),
            11 => OperationBodyArm::BumpSequence(read(b)),
            12 => OperationBodyArm::ManageBuyOffer(read(b)),
            13 => OperationBodyArm::PathPaymentStrictSend(read(b)),
            14 => OperationBodyArm::CreateClaimableBalance(read(b)),
            15 => OperationBodyArm::ClaimClaimableBalance(read(b)),
            16 => OperationBodyArm::BeginSponsoringFutureReserves(read(b)),
            17 => OperationBodyArm::EndSponsoringFutureReserves,
            18 => OperationBodyArm::RevokeSponsorship(read(b)),
            19 => OperationBodyArm::Clawback(read(b)),
            20 => OperationBodyArm::ClawbackClaimableBalance(read(b)),
            21 => OperationBodyArm::SetTrustLineFlags(read(b)),
            22 => OperationBodyArm::LiquidityPoolDeposit(read(b)),
            23 => OperationBodyArm::LiquidityPoolWithdraw(read(b)),
            24 => OperationBodyArm::InvokeHostFunction(read(b)),
            25 => OperationBodyArm::ExtendFootprintTtl(read(b)),
            26 => OperationBodyArm::RestoreFootprint(read(b)),
            _ => OperationBodyArm::CreateAccount(read(b)),
        }
    }
}

/// What a `OperationBody` holds.
#[derive(Clone, Copy, Debug)]
pub enum OperationBodyArm<'a> {
    /// 0: `createAccountOp`.
    CreateAccount(CreateAccountOpView<'a>),
    /// 1: `paymentOp`.
    Payment(PaymentOpView<'a>),
    /// 2: `pathPaymentStrictReceiveOp`.
    PathPaymentStrictReceive(PathPaymentStrictReceiveOpView<'a>),
    /// 3: `manageSellOfferOp`.
    ManageSellOffer(ManageSellOfferOpView<'a>),
    /// 4: `createPassiveSellOfferOp`.
    CreatePassiveSellOffer(CreatePassiveSellOfferOpView<'a>),
    /// 5: `setOptionsOp`.
    SetOptions(SetOptionsOpView<'a>),
    /// 6: `changeTrustOp`.
    ChangeTrust(ChangeTrustOpView<'a>),
    /// 7: `allowTrustOp`.
    AllowTrust(AllowTrustOpView<'a>),
    /// 8: `destination`.
    AccountMerge(MuxedAccountView<'a>),
    /// 9: `void`.
    Inflation,
    /// 10: `manageDataOp`.
    ManageData(ManageDataOpView<'a>),
    /// 11: `bumpSequenceOp`.
    BumpSequence(BumpSequenceOpView<'a>),
    /// 12: `manageBuyOfferOp`.
    ManageBuyOffer(ManageBuyOfferOpView<'a>),
    /// 13: `pathPaymentStrictSendOp`.
    PathPaymentStrictSend(PathPaymentStrictSendOpView<'a>),
    /// 14: `createClaimableBalanceOp`.
    CreateClaimableBalance(CreateClaimableBalanceOpView<'a>),
    /// 15: `claimClaimableBalanceOp`.
    ClaimClaimableBalance(ClaimClaimableBalanceOpView<'a>),
    /// 16: `beginSponsoringFutureReservesOp`.
    BeginSponsoringFutureReserves(BeginSponsoringFutureReservesOpView<'a>),
    /// 17: `void`.
    EndSponsoringFutureReserves,
    /// 18: `revokeSponsorshipOp`.
    RevokeSponsorship(RevokeSponsorshipOpView<'a>),
    /// 19: `clawbackOp`.
    Clawback(ClawbackOpView<'a>),
    /// 20: `clawbackClaimableBalanceOp`.
    ClawbackClaimableBalance(ClawbackClaimableBalanceOpView<'a>),
    /// 21: `setTrustLineFlagsOp`.
    SetTrustLineFlags(SetTrustLineFlagsOpView<'a>),
    /// 22: `liquidityPoolDepositOp`.
    LiquidityPoolDeposit(LiquidityPoolDepositOpView<'a>),
    /// 23: `liquidityPoolWithdrawOp`.
    LiquidityPoolWithdraw(LiquidityPoolWithdrawOpView<'a>),
    /// 24: `invokeHostFunctionOp`.
    InvokeHostFunction(InvokeHostFunctionOpView<'a>),
    /// 25: `extendFootprintTTLOp`.
    ExtendFootprintTtl(ExtendFootprintTtlOpView<'a>),
    /// 26: `restoreFootprintOp`.
    RestoreFootprint(RestoreFootprintOpView<'a>),
}

view! {
    /// A view of `OperationMeta`.
    ///
    /// ```text
    /// struct OperationMeta
    /// {
    ///     LedgerEntryChanges changes;
    /// };
    /// ```
    OperationMetaView, OPERATION_META, least 4, depth 18, |b, d, l| check::operation_meta(b, d, l)
}

impl<'a> OperationMetaView<'a> {
    /// `changes`.
    #[inline]
    pub fn changes(self) -> LedgerEntryChangesView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `OperationMetaV2`.
    ///
    /// ```text
    /// struct OperationMetaV2
    /// {
    ///     ExtensionPoint ext;
    ///
    ///     LedgerEntryChanges changes;
    ///
    ///     ContractEvent events<>;
    /// };
    /// ```
    OperationMetaV2View, OPERATION_META_V2, least 12, depth 18, |b, d, l| check::operation_meta_v2(b, d, l)
}

impl<'a> OperationMetaV2View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `changes`.
    #[inline]
    pub fn changes(self) -> LedgerEntryChangesView<'a> {
        read(at(self.bytes, 4))
    }

    /// `events`.
    #[inline]
    pub fn events(self) -> ListView<'a, ContractEventView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(at(self.bytes, 4))
    }
}

view! {
    /// A view of `OperationResult`.
    ///
    /// ```text
    /// union OperationResult switch (OperationResultCode code)
    /// {
    /// case opINNER:
    ///     union switch (OperationType type)
    ///     {
    ///     case CREATE_ACCOUNT:
    ///         CreateAccountResult createAccountResult;
    ///     case PAYMENT:
    ///         PaymentResult paymentResult;
    ///     case PATH_PAYMENT_STRICT_RECEIVE:
    ///         PathPaymentStrictReceiveResult pathPaymentStrictReceiveResult;
    ///     case MANAGE_SELL_OFFER:
    ///         ManageSellOfferResult manageSellOfferResult;
    ///     case CREATE_PASSIVE_SELL_OFFER:
    ///         ManageSellOfferResult createPassiveSellOfferResult;
    ///     case SET_OPTIONS:
    ///         SetOptionsResult setOptionsResult;
    ///     case CHANGE_TRUST:
    ///         ChangeTrustResult changeTrustResult;
    ///     case ALLOW_TRUST:
    ///         AllowTrustResult allowTrustResult;
    ///     case ACCOUNT_MERGE:
    ///         AccountMergeResult accountMergeResult;
    ///     case INFLATION:
    ///         InflationResult inflationResult;
    ///     case MANAGE_DATA:
    ///         ManageDataResult manageDataResult;
    ///     case BUMP_SEQUENCE:
    ///         BumpSequenceResult bumpSeqResult;
    ///     case MANAGE_BUY_OFFER:
    ///         ManageBuyOfferResult manageBuyOfferResult;
    ///     case PATH_PAYMENT_STRICT_SEND:
    ///         PathPaymentStrictSendResult pathPaymentStrictSendResult;
    ///     case CREATE_CLAIMABLE_BALANCE:
    ///         CreateClaimableBalanceResult createClaimableBalanceResult;
    ///     case CLAIM_CLAIMABLE_BALANCE:
    ///         ClaimClaimableBalanceResult claimClaimableBalanceResult;
    ///     case BEGIN_SPONSORING_FUTURE_RESERVES:
    ///         BeginSponsoringFutureReservesResult beginSponsoringFutureReservesResult;
    ///     case END_SPONSORING_FUTURE_RESERVES:
    ///         EndSponsoringFutureReservesResult endSponsoringFutureReservesResult;
    ///     case REVOKE_SPONSORSHIP:
    ///         RevokeSponsorshipResult revokeSponsorshipResult;
    ///     case CLAWBACK:
    ///         ClawbackResult clawbackResult;
    ///     case CLAWBACK_CLAIMABLE_BALANCE:
    ///         ClawbackClaimableBalanceResult clawbackClaimableBalanceResult;
    ///     case SET_TRUST_LINE_FLAGS:
    ///         SetTrustLineFlagsResult setTrustLineFlagsResult;
    ///     case LIQUIDITY_POOL_DEPOSIT:
    ///         LiquidityPoolDepositResult liquidityPoolDepositResult;
    ///     case LIQUIDITY_POOL_WITHDRAW:
    ///         LiquidityPoolWithdrawResult liquidityPoolWithdrawResult;
    ///     case INVOKE_HOST_FUNCTION:
    ///         InvokeHostFunctionResult invokeHostFunctionResult;
    ///     case EXTEND_FOOTPRINT_TTL:
    ///         ExtendFootprintTTLResult extendFootprintTTLResult;
    ///     case RESTORE_FOOTPRINT:
    ///         RestoreFootprintResult restoreFootprintResult;
    ///     }
    ///     tr;
    /// case opBAD_AUTH:
    /// case opNO_ACCOUNT:
    /// case opNOT_SUPPORTED:
    /// case opTOO_MANY_SUBENTRIES:
    /// case opEXCEEDED_WORK_LIMIT:
    /// case opTOO_MANY_SPONSORING:
    ///     void;
    /// };
    /// ```
    OperationResultView, OPERATION_RESULT, least 4, depth 13, |b, d, l| check::operation_result(b)
}

impl<'a> OperationResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> OperationResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> OperationResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => OperationResultArm::OpBadAuth,
            -2 => OperationResultArm::OpNoAccount,
            -3 => OperationResultArm::OpNotSupported,
            -4 => OperationResultArm::OpTooManySubentries,
            -5 => OperationResultArm::OpExceededWorkLimit,
            -6 => OperationResultArm::OpTooManySponsoring,
            _ => OperationResultArm::OpInner(read(b)),
        }
    }
}

/// What a `OperationResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum OperationResultArm<'a> {
    /// 0: `tr`.
    OpInner(OperationResultTrView<'a>),
    /// -1: `void`.
    OpBadAuth,
    /// -2: `void`.
    OpNoAccount,
    /// -3: `void`.
    OpNotSupported,
    /// -4: `void`.
    OpTooManySubentries,
    /// -5: `void`.
    OpExceededWorkLimit,
    /// -6: `void`.
    OpTooManySponsoring,
}

view! {
    /// A view of `OperationResultTr`.
    ///
    /// ```text
    /// union switch (OperationType type)
    ///     {
    ///     case CREATE_ACCOUNT:
    ///         CreateAccountResult createAccountResult;
    ///     case PAYMENT:
    ///         PaymentResult paymentResult;
    ///     case PATH_PAYMENT_STRICT_RECEIVE:
    ///         PathPaymentStrictReceiveResult pathPaymentStrictReceiveResult;
    ///     case MANAGE_SELL_OFFER:
    ///         ManageSellOfferResult manageSellOfferResult;
    ///     case CREATE_PASSIVE_SELL_OFFER:
    ///         ManageSellOfferResult createPassiveSellOfferResult;
    ///     case SET_OPTIONS:
    ///         SetOptionsResult setOptionsResult;
    ///     case CHANGE_TRUST:
    ///         ChangeTrustResult changeTrustResult;
    ///     case ALLOW_TRUST:
    ///         AllowTrustResult allowTrustResult;
    ///     case ACCOUNT_MERGE:
    ///         AccountMergeResult accountMergeResult;
    ///     case INFLATION:
    ///         InflationResult inflationResult;
    ///     case MANAGE_DATA:
    ///         ManageDataResult manageDataResult;
    ///     case BUMP_SEQUENCE:
    ///         BumpSequenceResult bumpSeqResult;
    ///     case MANAGE_BUY_OFFER:
    ///         ManageBuyOfferResult manageBuyOfferResult;
    ///     case PATH_PAYMENT_STRICT_SEND:
    ///         PathPaymentStrictSendResult pathPaymentStrictSendResult;
    ///     case CREATE_CLAIMABLE_BALANCE:
    ///         CreateClaimableBalanceResult createClaimableBalanceResult;
    ///     case CLAIM_CLAIMABLE_BALANCE:
    ///         ClaimClaimableBalanceResult claimClaimableBalanceResult;
    ///     case BEGIN_SPONSORING_FUTURE_RESERVES:
    ///         BeginSponsoringFutureReservesResult beginSponsoringFutureReservesResult;
    ///     case END_SPONSORING_FUTURE_RESERVES:
    ///         EndSponsoringFutureReservesResult endSponsoringFutureReservesResult;
    ///     case REVOKE_SPONSORSHIP:
    ///         RevokeSponsorshipResult revokeSponsorshipResult;
    ///     case CLAWBACK:
    ///         ClawbackResult clawbackResult;
    ///     case CLAWBACK_CLAIMABLE_BALANCE:
    ///         ClawbackClaimableBalanceResult clawbackClaimableBalanceResult;
    ///     case SET_TRUST_LINE_FLAGS:
    ///         SetTrustLineFlagsResult setTrustLineFlagsResult;
    ///     case LIQUIDITY_POOL_DEPOSIT:
    ///         LiquidityPoolDepositResult liquidityPoolDepositResult;
    ///     case LIQUIDITY_POOL_WITHDRAW:
    ///         LiquidityPoolWithdrawResult liquidityPoolWithdrawResult;
    ///     case INVOKE_HOST_FUNCTION:
    ///         InvokeHostFunctionResult invokeHostFunctionResult;
    ///     case EXTEND_FOOTPRINT_TTL:
    ///         ExtendFootprintTTLResult extendFootprintTTLResult;
    ///     case RESTORE_FOOTPRINT:
    ///         RestoreFootprintResult restoreFootprintResult;
    ///     }
    /// ```
    OperationResultTrView, OPERATION_RESULT_TR, least 8, depth 12, |b, d, l| check::operation_result_tr(b)
}

impl<'a> OperationResultTrView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> OperationType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> OperationResultTrArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => OperationResultTrArm::Payment(read(b)),
            2 => OperationResultTrArm::PathPaymentStrictReceive(read(b)),
            3 => OperationResultTrArm::ManageSellOffer(read(b)),
            4 => OperationResultTrArm::CreatePassiveSellOffer(read(b)),
            5 => OperationResultTrArm::SetOptions(read(b)),
            6 => OperationResultTrArm::ChangeTrust(read(b)),
            7 => OperationResultTrArm::AllowTrust(read(b)),
            8 => OperationResultTrArm::AccountMerge(read(b)),
            9 => OperationResultTrArm::Inflation(read(b)),
            10 => OperationResultTrArm::ManageData(read(b)),
            11 => OperationResultTrArm::BumpSequence(read(b)),
            12 => OperationResultTrArm::ManageBuyOffer(read(b)),
            13 => OperationResultTrArm::PathPaymentStrictSend(read(b)),
            14 => OperationResultTrArm::CreateClaimableBalance(read(b)),
            15 => OperationResultTrArm::ClaimClaimableBalance(read(b)),
            16 => OperationResultTrArm::BeginSponsoringFutureReserves(read(b)),
            17 => OperationResultTrArm::EndSponsoringFutureReserves(read(b)),
            18 => OperationResultTrArm::RevokeSponsorship(read(b)),
            19 => OperationResultTrArm::Clawback(read(b)),
            20 => OperationResultTrArm::ClawbackClaimableBalance(read(b)),
            21 => OperationResultTrArm::SetTrustLineFlags(read(b)),
            22 => OperationResultTrArm::LiquidityPoolDeposit(read(b)),
            23 => OperationResultTrArm::LiquidityPoolWithdraw(read(b)),
            24 => OperationResultTrArm::InvokeHostFunction(read(b)),
            25 => OperationResultTrArm::ExtendFootprintTtl(read(b)),
            26 => OperationResultTrArm::RestoreFootprint(read(b)),
            _ => OperationResultTrArm::CreateAccount(read(b)),
        }
    }
}

/// What a `OperationResultTr` holds.
#[derive(Clone, Copy, Debug)]
pub enum OperationResultTrArm<'a> {
    /// 0: `createAccountResult`.
    CreateAccount(CreateAccountResultView<'a>),
    /// 1: `paymentResult`.
    Payment(PaymentResultView<'a>),
    /// 2: `pathPaymentStrictReceiveResult`.
    PathPaymentStrictReceive(PathPaymentStrictReceiveResultView<'a>),
    /// 3: `manageSellOfferResult`.
    ManageSellOffer(ManageSellOfferResultView<'a>),
    /// 4: `createPassiveSellOfferResult`.
    CreatePassiveSellOffer(ManageSellOfferResultView<'a>),
    /// 5: `setOptionsResult`.
    SetOptions(SetOptionsResultView<'a>),
    /// 6: `changeTrustResult`.
    ChangeTrust(ChangeTrustResultView<'a>),
    /// 7: `allowTrustResult`.
    AllowTrust(AllowTrustResultView<'a>),
    /// 8: `accountMergeResult`.
    AccountMerge(AccountMergeResultView<'a>),
    /// 9: `inflationResult`.
    Inflation(InflationResultView<'a>),
    /// 10: `manageDataResult`.
    ManageData(ManageDataResultView<'a>),
    /// 11: `bumpSeqResult`.
    BumpSequence(BumpSequenceResultView<'a>),
    /// 12: `manageBuyOfferResult`.
    ManageBuyOffer(ManageBuyOfferResultView<'a>),
    /// 13: `pathPaymentStrictSendResult`.
    PathPaymentStrictSend(PathPaymentStrictSendResultView<'a>),
    /// 14: `createClaimableBalanceResult`.
    CreateClaimableBalance(CreateClaimableBalanceResultView<'a>),
    /// 15: `claimClaimableBalanceResult`.
    ClaimClaimableBalance(ClaimClaimableBalanceResultView<'a>),
    /// 16: `beginSponsoringFutureReservesResult`.
    BeginSponsoringFutureReserves(BeginSponsoringFutureReservesResultView<'a>),
    /// 17: `endSponsoringFutureReservesResult`.
    EndSponsoringFutureReserves(EndSponsoringFutureReservesResultView<'a>),
    /// 18: `revokeSponsorshipResult`.
    RevokeSponsorship(RevokeSponsorshipResultView<'a>),
    /// 19: `clawbackResult`.
    Clawback(ClawbackResultView<'a>),
    /// 20: `clawbackClaimableBalanceResult`.
    ClawbackClaimableBalance(ClawbackClaimableBalanceResultView<'a>),
    /// 21: `setTrustLineFlagsResult`.
    SetTrustLineFlags(SetTrustLineFlagsResultView<'a>),
    /// 22: `liquidityPoolDepositResult`.
    LiquidityPoolDeposit(LiquidityPoolDepositResultView<'a>),
    /// 23: `liquidityPoolWithdrawResult`.
    LiquidityPoolWithdraw(LiquidityPoolWithdrawResultView<'a>),
    /// 24: `invokeHostFunctionResult`.
    InvokeHostFunction(InvokeHostFunctionResultView<'a>),
    /// 25: `extendFootprintTTLResult`.
    ExtendFootprintTtl(ExtendFootprintTtlResultView<'a>),
    /// 26: `restoreFootprintResult`.
    RestoreFootprint(RestoreFootprintResultView<'a>),
}

view! {
    /// A view of `ParallelTxExecutionStage`.
    ///
    /// ```text
    /// typedef DependentTxCluster ParallelTxExecutionStage<>;
    /// ```
    ParallelTxExecutionStageView, PARALLEL_TX_EXECUTION_STAGE, least 4, depth 24, |b, d, l| check::parallel_tx_execution_stage(b, d, l)
}

crate::view::named_list!(ParallelTxExecutionStageView, DependentTxClusterView<'a>);

view! {
    /// A view of `ParallelTxsComponent`.
    ///
    /// ```text
    /// struct ParallelTxsComponent
    /// {
    ///   int64* baseFee;
    ///   // A sequence of stages that *may* have arbitrary data dependencies between
    ///   // each other, i.e. in a general case the stage execution order may not be
    ///   // arbitrarily shuffled without affecting the end result.
    ///   ParallelTxExecutionStage executionStages<>;
    /// };
    /// ```
    ParallelTxsComponentView, PARALLEL_TXS_COMPONENT, least 8, depth 26, |b, d, l| check::parallel_txs_component(b, d, l)
}

impl<'a> ParallelTxsComponentView<'a> {
    /// `baseFee`.
    #[inline]
    pub fn base_fee(self) -> Option<i64> {
        read(self.bytes)
    }

    /// `executionStages`.
    #[inline]
    pub fn execution_stages(self) -> ListView<'a, ParallelTxExecutionStageView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<i64>>(self.bytes)
    }
}

view! {
    /// A view of `PathPaymentStrictReceiveOp`.
    ///
    /// ```text
    /// struct PathPaymentStrictReceiveOp
    /// {
    ///     Asset sendAsset; // asset we pay with
    ///     int64 sendMax;   // the maximum amount of sendAsset to
    ///                      // send (excluding fees).
    ///                      // The operation will fail if can't be met
    ///
    ///     MuxedAccount destination; // recipient of the payment
    ///     Asset destAsset;          // what they end up with
    ///     int64 destAmount;         // amount they end up with
    ///
    ///     Asset path<5>; // additional hops it must go through to get there
    /// };
    /// ```
    PathPaymentStrictReceiveOpView, PATH_PAYMENT_STRICT_RECEIVE_OP, least 64, depth 8, |b, d, l| check::path_payment_strict_receive_op(b)
}

impl<'a> PathPaymentStrictReceiveOpView<'a> {
    /// `sendAsset`.
    #[inline]
    pub fn send_asset(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `sendMax`.
    #[inline]
    pub fn send_max(self) -> i64 {
        read(self.s1())
    }

    /// `destination`.
    #[inline]
    pub fn destination(self) -> MuxedAccountView<'a> {
        read(at(self.s1(), 8))
    }

    /// `destAsset`.
    #[inline]
    pub fn dest_asset(self) -> AssetView<'a> {
        read(self.s2())
    }

    /// `destAmount`.
    #[inline]
    pub fn dest_amount(self) -> i64 {
        read(self.s3())
    }

    /// `path`.
    #[inline]
    pub fn path(self) -> ListView<'a, AssetView<'a>> {
        read(at(self.s3(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<MuxedAccountView<'a>>(at(self.s1(), 8))
    }

    fn s3(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s2())
    }
}

view! {
    /// A view of `PathPaymentStrictReceiveResult`.
    ///
    /// ```text
    /// union PathPaymentStrictReceiveResult switch (
    ///     PathPaymentStrictReceiveResultCode code)
    /// {
    /// case PATH_PAYMENT_STRICT_RECEIVE_SUCCESS:
    ///     struct
    ///     {
    ///         ClaimAtom offers<>;
    ///         SimplePaymentResult last;
    ///     } success;
    /// case PATH_PAYMENT_STRICT_RECEIVE_MALFORMED:
    /// case PATH_PAYMENT_STRICT_RECEIVE_UNDERFUNDED:
    /// case PATH_PAYMENT_STRICT_RECEIVE_SRC_NO_TRUST:
    /// case PATH_PAYMENT_STRICT_RECEIVE_SRC_NOT_AUTHORIZED:
    /// case PATH_PAYMENT_STRICT_RECEIVE_NO_DESTINATION:
    /// case PATH_PAYMENT_STRICT_RECEIVE_NO_TRUST:
    /// case PATH_PAYMENT_STRICT_RECEIVE_NOT_AUTHORIZED:
    /// case PATH_PAYMENT_STRICT_RECEIVE_LINE_FULL:
    ///     void;
    /// case PATH_PAYMENT_STRICT_RECEIVE_NO_ISSUER:
    ///     Asset noIssuer; // the asset that caused the error
    /// case PATH_PAYMENT_STRICT_RECEIVE_TOO_FEW_OFFERS:
    /// case PATH_PAYMENT_STRICT_RECEIVE_OFFER_CROSS_SELF:
    /// case PATH_PAYMENT_STRICT_RECEIVE_OVER_SENDMAX:
    ///     void;
    /// };
    /// ```
    PathPaymentStrictReceiveResultView, PATH_PAYMENT_STRICT_RECEIVE_RESULT, least 4, depth 11, |b, d, l| check::path_payment_strict_receive_result(b)
}

impl<'a> PathPaymentStrictReceiveResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> PathPaymentStrictReceiveResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> PathPaymentStrictReceiveResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => PathPaymentStrictReceiveResultArm::Malformed,
            -2 => PathPaymentStrictReceiveResultArm::Underfunded,
            -3 => PathPaymentStrictReceiveResultArm::SrcNoTrust,
            -4 => PathPaymentStrictReceiveResultArm::SrcNotAuthorized,
            -5 => PathPaymentStrictReceiveResultArm::NoDestination,
            -6 => PathPaymentStrictReceiveResultArm::NoTrust,
            -7 => PathPaymentStrictReceiveResultArm::NotAuthorized,
            -8 => PathPaymentStrictReceiveResultArm::LineFull,
            -9 => PathPaymentStrictReceiveResultArm::NoIssuer(read(b)),
            -10 => PathPaymentStrictReceiveResultArm::TooFewOffers,
            -11 => PathPaymentStrictReceiveResultArm::OfferCrossSelf,
            -12 => PathPaymentStrictReceiveResultArm::OverSendmax,
            _ => PathPaymentStrictReceiveResultArm::Success(read(b)),
        }
    }
}

/// What a `PathPaymentStrictReceiveResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum PathPaymentStrictReceiveResultArm<'a> {
    /// 0: `success`.
    Success(PathPaymentStrictReceiveResultSuccessView<'a>),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    Underfunded,
    /// -3: `void`.
    SrcNoTrust,
    /// -4: `void`.
    SrcNotAuthorized,
    /// -5: `void`.
    NoDestination,
    /// -6: `void`.
    NoTrust,
    /// -7: `void`.
    NotAuthorized,
    /// -8: `void`.
    LineFull,
    /// -9: `noIssuer`.
    NoIssuer(AssetView<'a>),
    /// -10: `void`.
    TooFewOffers,
    /// -11: `void`.
    OfferCrossSelf,
    /// -12: `void`.
    OverSendmax,
}

view! {
    /// A view of `PathPaymentStrictReceiveResultSuccess`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         ClaimAtom offers<>;
    ///         SimplePaymentResult last;
    ///     }
    /// ```
    PathPaymentStrictReceiveResultSuccessView, PATH_PAYMENT_STRICT_RECEIVE_RESULT_SUCCESS, least 52, depth 10, |b, d, l| check::path_payment_strict_receive_result_success(b)
}

impl<'a> PathPaymentStrictReceiveResultSuccessView<'a> {
    /// `offers`.
    #[inline]
    pub fn offers(self) -> ListView<'a, ClaimAtomView<'a>> {
        read(self.bytes)
    }

    /// `last`.
    #[inline]
    pub fn last(self) -> SimplePaymentResultView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, ClaimAtomView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `PathPaymentStrictSendOp`.
    ///
    /// ```text
    /// struct PathPaymentStrictSendOp
    /// {
    ///     Asset sendAsset;  // asset we pay with
    ///     int64 sendAmount; // amount of sendAsset to send (excluding fees)
    ///
    ///     MuxedAccount destination; // recipient of the payment
    ///     Asset destAsset;          // what they end up with
    ///     int64 destMin;            // the minimum amount of dest asset to
    ///                               // be received
    ///                               // The operation will fail if it can't be met
    ///
    ///     Asset path<5>; // additional hops it must go through to get there
    /// };
    /// ```
    PathPaymentStrictSendOpView, PATH_PAYMENT_STRICT_SEND_OP, least 64, depth 8, |b, d, l| check::path_payment_strict_send_op(b)
}

impl<'a> PathPaymentStrictSendOpView<'a> {
    /// `sendAsset`.
    #[inline]
    pub fn send_asset(self) -> AssetView<'a> {
        read(self.bytes)
    }

    /// `sendAmount`.
    #[inline]
    pub fn send_amount(self) -> i64 {
        read(self.s1())
    }

    /// `destination`.
    #[inline]
    pub fn destination(self) -> MuxedAccountView<'a> {
        read(at(self.s1(), 8))
    }

    /// `destAsset`.
    #[inline]
    pub fn dest_asset(self) -> AssetView<'a> {
        read(self.s2())
    }

    /// `destMin`.
    #[inline]
    pub fn dest_min(self) -> i64 {
        read(self.s3())
    }

    /// `path`.
    #[inline]
    pub fn path(self) -> ListView<'a, AssetView<'a>> {
        read(at(self.s3(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<MuxedAccountView<'a>>(at(self.s1(), 8))
    }

    fn s3(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s2())
    }
}

view! {
    /// A view of `PathPaymentStrictSendResult`.
    ///
    /// ```text
    /// union PathPaymentStrictSendResult switch (PathPaymentStrictSendResultCode code)
    /// {
    /// case PATH_PAYMENT_STRICT_SEND_SUCCESS:
    ///     struct
    ///     {
    ///         ClaimAtom offers<>;
    ///         SimplePaymentResult last;
    ///     } success;
    /// case PATH_PAYMENT_STRICT_SEND_MALFORMED:
    /// case PATH_PAYMENT_STRICT_SEND_UNDERFUNDED:
    /// case PATH_PAYMENT_STRICT_SEND_SRC_NO_TRUST:
    /// case PATH_PAYMENT_STRICT_SEND_SRC_NOT_AUTHORIZED:
    /// case PATH_PAYMENT_STRICT_SEND_NO_DESTINATION:
    /// case PATH_PAYMENT_STRICT_SEND_NO_TRUST:
    /// case PATH_PAYMENT_STRICT_SEND_NOT_AUTHORIZED:
    /// case PATH_PAYMENT_STRICT_SEND_LINE_FULL:
    ///     void;
    /// case PATH_PAYMENT_STRICT_SEND_NO_ISSUER:
    ///     Asset noIssuer; // the asset that caused the error
    /// case PATH_PAYMENT_STRICT_SEND_TOO_FEW_OFFERS:
    /// case PATH_PAYMENT_STRICT_SEND_OFFER_CROSS_SELF:
    /// case PATH_PAYMENT_STRICT_SEND_UNDER_DESTMIN:
    ///     void;
    /// };
    /// ```
    PathPaymentStrictSendResultView, PATH_PAYMENT_STRICT_SEND_RESULT, least 4, depth 11, |b, d, l| check::path_payment_strict_send_result(b)
}

impl<'a> PathPaymentStrictSendResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> PathPaymentStrictSendResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> PathPaymentStrictSendResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -1 => PathPaymentStrictSendResultArm::Malformed,
            -2 => PathPaymentStrictSendResultArm::Underfunded,
            -3 => PathPaymentStrictSendResultArm::SrcNoTrust,
            -4 => PathPaymentStrictSendResultArm::SrcNotAuthorized,
            -5 => PathPaymentStrictSendResultArm::NoDestination,
            -6 => PathPaymentStrictSendResultArm::NoTrust,
            -7 => PathPaymentStrictSendResultArm::NotAuthorized,
            -8 => PathPaymentStrictSendResultArm::LineFull,
            -9 => PathPaymentStrictSendResultArm::NoIssuer(read(b)),
            -10 => PathPaymentStrictSendResultArm::TooFewOffers,
            -11 => PathPaymentStrictSendResultArm::OfferCrossSelf,
            -12 => PathPaymentStrictSendResultArm::UnderDestmin,
            _ => PathPaymentStrictSendResultArm::Success(read(b)),
        }
    }
}

/// What a `PathPaymentStrictSendResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum PathPaymentStrictSendResultArm<'a> {
    /// 0: `success`.
    Success(PathPaymentStrictSendResultSuccessView<'a>),
    /// -1: `void`.
    Malformed,
    /// -2: `void`.
    Underfunded,
    /// -3: `void`.
    SrcNoTrust,
    /// -4: `void`.
    SrcNotAuthorized,
    /// -5: `void`.
    NoDestination,
    /// -6: `void`.
    NoTrust,
    /// -7: `void`.
    NotAuthorized,
    /// -8: `void`.
    LineFull,
    /// -9: `noIssuer`.
    NoIssuer(AssetView<'a>),
    /// -10: `void`.
    TooFewOffers,
    /// -11: `void`.
    OfferCrossSelf,
    /// -12: `void`.
    UnderDestmin,
}

view! {
    /// A view of `PathPaymentStrictSendResultSuccess`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         ClaimAtom offers<>;
    ///         SimplePaymentResult last;
    ///     }
    /// ```
    PathPaymentStrictSendResultSuccessView, PATH_PAYMENT_STRICT_SEND_RESULT_SUCCESS, least 52, depth 10, |b, d, l| check::path_payment_strict_send_result_success(b)
}

impl<'a> PathPaymentStrictSendResultSuccessView<'a> {
    /// `offers`.
    #[inline]
    pub fn offers(self) -> ListView<'a, ClaimAtomView<'a>> {
        read(self.bytes)
    }

    /// `last`.
    #[inline]
    pub fn last(self) -> SimplePaymentResultView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, ClaimAtomView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `PaymentOp`.
    ///
    /// ```text
    /// struct PaymentOp
    /// {
    ///     MuxedAccount destination; // recipient of the payment
    ///     Asset asset;              // what they end up with
    ///     int64 amount;             // amount they end up with
    /// };
    /// ```
    PaymentOpView, PAYMENT_OP, least 48, depth 7, |b, d, l| check::payment_op(b)
}

impl<'a> PaymentOpView<'a> {
    /// `destination`.
    #[inline]
    pub fn destination(self) -> MuxedAccountView<'a> {
        read(self.bytes)
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetView<'a> {
        read(self.s1())
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<MuxedAccountView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<AssetView<'a>>(self.s1())
    }
}

view! {
    /// A view of `PaymentResult`.
    ///
    /// ```text
    /// union PaymentResult switch (PaymentResultCode code)
    /// {
    /// case PAYMENT_SUCCESS:
    ///     void;
    /// case PAYMENT_MALFORMED:
    /// case PAYMENT_UNDERFUNDED:
    /// case PAYMENT_SRC_NO_TRUST:
    /// case PAYMENT_SRC_NOT_AUTHORIZED:
    /// case PAYMENT_NO_DESTINATION:
    /// case PAYMENT_NO_TRUST:
    /// case PAYMENT_NOT_AUTHORIZED:
    /// case PAYMENT_LINE_FULL:
    /// case PAYMENT_NO_ISSUER:
    ///     void;
    /// };
    /// ```
    PaymentResultView, PAYMENT_RESULT, least 4, depth 3, |b, d, l| check::payment_result(b)
}

impl<'a> PaymentResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> PaymentResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `Preconditions`.
    ///
    /// ```text
    /// union Preconditions switch (PreconditionType type)
    /// {
    /// case PRECOND_NONE:
    ///     void;
    /// case PRECOND_TIME:
    ///     TimeBounds timeBounds;
    /// case PRECOND_V2:
    ///     PreconditionsV2 v2;
    /// };
    /// ```
    PreconditionsView, PRECONDITIONS, least 4, depth 7, |b, d, l| check::preconditions(b)
}

impl<'a> PreconditionsView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> PreconditionType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> PreconditionsArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => PreconditionsArm::Time(read(b)),
            2 => PreconditionsArm::V2(read(b)),
            _ => PreconditionsArm::None,
        }
    }
}

/// What a `Preconditions` holds.
#[derive(Clone, Copy, Debug)]
pub enum PreconditionsArm<'a> {
    /// 0: `void`.
    None,
    /// 1: `timeBounds`.
    Time(TimeBoundsView<'a>),
    /// 2: `v2`.
    V2(PreconditionsV2View<'a>),
}

view! {
    /// A view of `PreconditionsV2`.
    ///
    /// ```text
    /// struct PreconditionsV2
    /// {
    ///     TimeBounds* timeBounds;
    ///
    ///     // Transaction only valid for ledger numbers n such that
    ///     // minLedger <= n < maxLedger (if maxLedger == 0, then
    ///     // only minLedger is checked)
    ///     LedgerBounds* ledgerBounds;
    ///
    ///     // If NULL, only valid when sourceAccount's sequence number
    ///     // is seqNum - 1.  Otherwise, valid when sourceAccount's
    ///     // sequence number n satisfies minSeqNum <= n < tx.seqNum.
    ///     // Note that after execution the account's sequence number
    ///     // is always raised to tx.seqNum, and a transaction is not
    ///     // valid if tx.seqNum is too high to ensure replay protection.
    ///     SequenceNumber* minSeqNum;
    ///
    ///     // For the transaction to be valid, the current ledger time must
    ///     // be at least minSeqAge greater than sourceAccount's seqTime.
    ///     Duration minSeqAge;
    ///
    ///     // For the transaction to be valid, the current ledger number
    ///     // must be at least minSeqLedgerGap greater than sourceAccount's
    ///     // seqLedger.
    ///     uint32 minSeqLedgerGap;
    ///
    ///     // For the transaction to be valid, there must be a signature
    ///     // corresponding to every Signer in this array, even if the
    ///     // signature is not otherwise required by the sourceAccount or
    ///     // operations.
    ///     SignerKey extraSigners<2>;
    /// };
    /// ```
    PreconditionsV2View, PRECONDITIONS_V2, least 28, depth 6, |b, d, l| check::preconditions_v2(b)
}

impl<'a> PreconditionsV2View<'a> {
    /// `timeBounds`.
    #[inline]
    pub fn time_bounds(self) -> Option<TimeBoundsView<'a>> {
        read(self.bytes)
    }

    /// `ledgerBounds`.
    #[inline]
    pub fn ledger_bounds(self) -> Option<LedgerBoundsView<'a>> {
        read(self.s1())
    }

    /// `minSeqNum`.
    #[inline]
    pub fn min_seq_num(self) -> Option<i64> {
        read(self.s2())
    }

    /// `minSeqAge`.
    #[inline]
    pub fn min_seq_age(self) -> u64 {
        read(self.s3())
    }

    /// `minSeqLedgerGap`.
    #[inline]
    pub fn min_seq_ledger_gap(self) -> u32 {
        read(at(self.s3(), 8))
    }

    /// `extraSigners`.
    #[inline]
    pub fn extra_signers(self) -> ListView<'a, SignerKeyView<'a>> {
        read(at(self.s3(), 12))
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<TimeBoundsView<'a>>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<Option<LedgerBoundsView<'a>>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<Option<i64>>(self.s2())
    }
}

view! {
    /// A view of `Price`.
    ///
    /// ```text
    /// struct Price
    /// {
    ///     int32 n; // numerator
    ///     int32 d; // denominator
    /// };
    /// ```
    PriceView, PRICE, least 8, depth 2, |b, d, l| check::price(b)
}

impl<'a> PriceView<'a> {
    /// `n`.
    #[inline]
    pub fn n(self) -> i32 {
        read(self.bytes)
    }

    /// `d`.
    #[inline]
    pub fn d(self) -> i32 {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `PublicKey`.
    ///
    /// ```text
    /// union PublicKey switch (PublicKeyType type)
    /// {
    /// case PUBLIC_KEY_TYPE_ED25519:
    ///     uint256 ed25519;
    /// };
    /// ```
    PublicKeyView, PUBLIC_KEY, least 36, depth 3, |b, d, l| check::public_key(b)
}

impl<'a> PublicKeyView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> PublicKeyType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> PublicKeyArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => PublicKeyArm::PublicKeyTypeEd25519(read(b)),
        }
    }
}

/// What a `PublicKey` holds.
#[derive(Clone, Copy, Debug)]
pub enum PublicKeyArm<'a> {
    /// 0: `ed25519`.
    PublicKeyTypeEd25519(&'a [u8; 32]),
}

view! {
    /// A view of `RestoreFootprintOp`.
    ///
    /// ```text
    /// struct RestoreFootprintOp
    /// {
    ///     ExtensionPoint ext;
    /// };
    /// ```
    RestoreFootprintOpView, RESTORE_FOOTPRINT_OP, least 4, depth 3, |b, d, l| check::restore_footprint_op(b)
}

impl<'a> RestoreFootprintOpView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }
}

view! {
    /// A view of `RestoreFootprintResult`.
    ///
    /// ```text
    /// union RestoreFootprintResult switch (RestoreFootprintResultCode code)
    /// {
    /// case RESTORE_FOOTPRINT_SUCCESS:
    ///     void;
    /// case RESTORE_FOOTPRINT_MALFORMED:
    /// case RESTORE_FOOTPRINT_RESOURCE_LIMIT_EXCEEDED:
    /// case RESTORE_FOOTPRINT_INSUFFICIENT_REFUNDABLE_FEE:
    ///     void;
    /// };
    /// ```
    RestoreFootprintResultView, RESTORE_FOOTPRINT_RESULT, least 4, depth 3, |b, d, l| check::restore_footprint_result(b)
}

impl<'a> RestoreFootprintResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> RestoreFootprintResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `RevokeSponsorshipOp`.
    ///
    /// ```text
    /// union RevokeSponsorshipOp switch (RevokeSponsorshipType type)
    /// {
    /// case REVOKE_SPONSORSHIP_LEDGER_ENTRY:
    ///     LedgerKey ledgerKey;
    /// case REVOKE_SPONSORSHIP_SIGNER:
    ///     struct
    ///     {
    ///         AccountID accountID;
    ///         SignerKey signerKey;
    ///     } signer;
    /// };
    /// ```
    RevokeSponsorshipOpView, REVOKE_SPONSORSHIP_OP, least 12, depth 9, |b, d, l| check::revoke_sponsorship_op(b, d)
}

impl<'a> RevokeSponsorshipOpView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> RevokeSponsorshipType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> RevokeSponsorshipOpArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => RevokeSponsorshipOpArm::Signer(read(b)),
            _ => RevokeSponsorshipOpArm::LedgerEntry(read(b)),
        }
    }
}

/// What a `RevokeSponsorshipOp` holds.
#[derive(Clone, Copy, Debug)]
pub enum RevokeSponsorshipOpArm<'a> {
    /// 0: `ledgerKey`.
    LedgerEntry(LedgerKeyView<'a>),
    /// 1: `signer`.
    Signer(RevokeSponsorshipOpSignerView<'a>),
}

view! {
    /// A view of `RevokeSponsorshipOpSigner`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         AccountID accountID;
    ///         SignerKey signerKey;
    ///     }
    /// ```
    RevokeSponsorshipOpSignerView, REVOKE_SPONSORSHIP_OP_SIGNER, least 72, depth 5, |b, d, l| check::revoke_sponsorship_op_signer(b)
}

impl<'a> RevokeSponsorshipOpSignerView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `signerKey`.
    #[inline]
    pub fn signer_key(self) -> SignerKeyView<'a> {
        read(at(self.bytes, 36))
    }
}

view! {
    /// A view of `RevokeSponsorshipResult`.
    ///
    /// ```text
    /// union RevokeSponsorshipResult switch (RevokeSponsorshipResultCode code)
    /// {
    /// case REVOKE_SPONSORSHIP_SUCCESS:
    ///     void;
    /// case REVOKE_SPONSORSHIP_DOES_NOT_EXIST:
    /// case REVOKE_SPONSORSHIP_NOT_SPONSOR:
    /// case REVOKE_SPONSORSHIP_LOW_RESERVE:
    /// case REVOKE_SPONSORSHIP_ONLY_TRANSFERABLE:
    /// case REVOKE_SPONSORSHIP_MALFORMED:
    ///     void;
    /// };
    /// ```
    RevokeSponsorshipResultView, REVOKE_SPONSORSHIP_RESULT, least 4, depth 3, |b, d, l| check::revoke_sponsorship_result(b)
}

impl<'a> RevokeSponsorshipResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> RevokeSponsorshipResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `SCAddress`.
    ///
    /// ```text
    /// union SCAddress switch (SCAddressType type)
    /// {
    /// case SC_ADDRESS_TYPE_ACCOUNT:
    ///     AccountID accountId;
    /// case SC_ADDRESS_TYPE_CONTRACT:
    ///     ContractID contractId;
    /// case SC_ADDRESS_TYPE_MUXED_ACCOUNT:
    ///     MuxedEd25519Account muxedAccount;
    /// case SC_ADDRESS_TYPE_CLAIMABLE_BALANCE:
    ///     ClaimableBalanceID claimableBalanceId;
    /// case SC_ADDRESS_TYPE_LIQUIDITY_POOL:
    ///     PoolID liquidityPoolId;
    /// case SC_ADDRESS_TYPE_MUXED_CONTRACT:
    ///     MuxedContract muxedContract;
    /// };
    /// ```
    ScAddressView, SC_ADDRESS, least 36, depth 5, |b, d, l| check::sc_address(b)
}

impl<'a> ScAddressView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ScAddressType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ScAddressArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ScAddressArm::Contract(read(b)),
            2 => ScAddressArm::MuxedAccount(read(b)),
            3 => ScAddressArm::ClaimableBalance(read(b)),
            4 => ScAddressArm::LiquidityPool(read(b)),
            5 => ScAddressArm::MuxedContract(read(b)),
            _ => ScAddressArm::Account(read(b)),
        }
    }
}

/// What a `SCAddress` holds.
#[derive(Clone, Copy, Debug)]
pub enum ScAddressArm<'a> {
    /// 0: `accountId`.
    Account(PublicKeyView<'a>),
    /// 1: `contractId`.
    Contract(&'a [u8; 32]),
    /// 2: `muxedAccount`.
    MuxedAccount(MuxedEd25519AccountView<'a>),
    /// 3: `claimableBalanceId`.
    ClaimableBalance(ClaimableBalanceIdView<'a>),
    /// 4: `liquidityPoolId`.
    LiquidityPool(&'a [u8; 32]),
    /// 5: `muxedContract`.
    MuxedContract(MuxedContractView<'a>),
}

view! {
    /// A view of `SCContractInstance`.
    ///
    /// ```text
    /// struct SCContractInstance {
    ///     ContractExecutable executable;
    ///     SCMap* storage;
    /// };
    /// ```
    ScContractInstanceView, SC_CONTRACT_INSTANCE, least 8, depth 8, |b, d, l| check::sc_contract_instance(b, d)
}

impl<'a> ScContractInstanceView<'a> {
    /// `executable`.
    #[inline]
    pub fn executable(self) -> ContractExecutableView<'a> {
        read(self.bytes)
    }

    /// `storage`.
    #[inline]
    pub fn storage(self) -> Option<ScMapView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ContractExecutableView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SCError`.
    ///
    /// ```text
    /// union SCError switch (SCErrorType type)
    /// {
    /// case SCE_CONTRACT:
    ///     uint32 contractCode;
    /// case SCE_WASM_VM:
    /// case SCE_CONTEXT:
    /// case SCE_STORAGE:
    /// case SCE_OBJECT:
    /// case SCE_CRYPTO:
    /// case SCE_EVENTS:
    /// case SCE_BUDGET:
    /// case SCE_VALUE:
    /// case SCE_AUTH:
    ///     SCErrorCode code;
    /// };
    /// ```
    ScErrorView, SC_ERROR, least 8, depth 3, |b, d, l| check::sc_error(b)
}

impl<'a> ScErrorView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ScErrorType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ScErrorArm {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ScErrorArm::WasmVm(read(b)),
            2 => ScErrorArm::Context(read(b)),
            3 => ScErrorArm::Storage(read(b)),
            4 => ScErrorArm::Object(read(b)),
            5 => ScErrorArm::Crypto(read(b)),
            6 => ScErrorArm::Events(read(b)),
            7 => ScErrorArm::Budget(read(b)),
            8 => ScErrorArm::Value(read(b)),
            9 => ScErrorArm::Auth(read(b)),
            _ => ScErrorArm::Contract(read(b)),
        }
    }
}

/// What a `SCError` holds.
#[derive(Clone, Copy, Debug)]
pub enum ScErrorArm {
    /// 0: `contractCode`.
    Contract(u32),
    /// 1: `code`.
    WasmVm(ScErrorCode),
    /// 2: `code`.
    Context(ScErrorCode),
    /// 3: `code`.
    Storage(ScErrorCode),
    /// 4: `code`.
    Object(ScErrorCode),
    /// 5: `code`.
    Crypto(ScErrorCode),
    /// 6: `code`.
    Events(ScErrorCode),
    /// 7: `code`.
    Budget(ScErrorCode),
    /// 8: `code`.
    Value(ScErrorCode),
    /// 9: `code`.
    Auth(ScErrorCode),
}

view! {
    /// A view of `SCMap`.
    ///
    /// ```text
    /// typedef SCMapEntry SCMap<>;
    /// ```
    ScMapView, SC_MAP, least 4, depth 3, |b, d, l| check::sc_map(b, d)
}

crate::view::named_list!(ScMapView, ScMapEntryView<'a>);

view! {
    /// A view of `SCMapEntry`.
    ///
    /// ```text
    /// struct SCMapEntry
    /// {
    ///     SCVal key;
    ///     SCVal val;
    /// };
    /// ```
    ScMapEntryView, SC_MAP_ENTRY, least 8, depth 1, |b, d, l| check::sc_map_entry(b, d)
}

impl<'a> ScMapEntryView<'a> {
    /// `key`.
    #[inline]
    pub fn key(self) -> ScValView<'a> {
        read(self.bytes)
    }

    /// `val`.
    #[inline]
    pub fn val(self) -> ScValView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScValView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SCNonceKey`.
    ///
    /// ```text
    /// struct SCNonceKey {
    ///     int64 nonce;
    /// };
    /// ```
    ScNonceKeyView, SC_NONCE_KEY, least 8, depth 2, |b, d, l| check::sc_nonce_key(b)
}

impl<'a> ScNonceKeyView<'a> {
    /// `nonce`.
    #[inline]
    pub fn nonce(self) -> i64 {
        read(self.bytes)
    }
}

view! {
    /// A view of `SCPBallot`.
    ///
    /// ```text
    /// struct SCPBallot
    /// {
    ///     uint32 counter; // n
    ///     Value value;    // x
    /// };
    /// ```
    ScpBallotView, SCP_BALLOT, least 8, depth 4, |b, d, l| check::scp_ballot(b)
}

impl<'a> ScpBallotView<'a> {
    /// `counter`.
    #[inline]
    pub fn counter(self) -> u32 {
        read(self.bytes)
    }

    /// `value`.
    #[inline]
    pub fn value(self) -> &'a [u8] {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `SCPEnvelope`.
    ///
    /// ```text
    /// struct SCPEnvelope
    /// {
    ///     SCPStatement statement;
    ///     Signature signature;
    /// };
    /// ```
    ScpEnvelopeView, SCP_ENVELOPE, least 92, depth 9, |b, d, l| check::scp_envelope(b)
}

impl<'a> ScpEnvelopeView<'a> {
    /// `statement`.
    #[inline]
    pub fn statement(self) -> ScpStatementView<'a> {
        read(self.bytes)
    }

    /// `signature`.
    #[inline]
    pub fn signature(self) -> &'a [u8] {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScpStatementView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SCPHistoryEntry`.
    ///
    /// ```text
    /// union SCPHistoryEntry switch (int v)
    /// {
    /// case 0:
    ///     SCPHistoryEntryV0 v0;
    /// };
    /// ```
    ScpHistoryEntryView, SCP_HISTORY_ENTRY, least 16, depth 13, |b, d, l| check::scp_history_entry(b, d)
}

impl<'a> ScpHistoryEntryView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ScpHistoryEntryArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => ScpHistoryEntryArm::V0(read(b)),
        }
    }
}

/// What a `SCPHistoryEntry` holds.
#[derive(Clone, Copy, Debug)]
pub enum ScpHistoryEntryArm<'a> {
    /// 0: `v0`.
    V0(ScpHistoryEntryV0View<'a>),
}

view! {
    /// A view of `SCPHistoryEntryV0`.
    ///
    /// ```text
    /// struct SCPHistoryEntryV0
    /// {
    ///     SCPQuorumSet quorumSets<>; // additional quorum sets used by ledgerMessages
    ///     LedgerSCPMessages ledgerMessages;
    /// };
    /// ```
    ScpHistoryEntryV0View, SCP_HISTORY_ENTRY_V0, least 12, depth 12, |b, d, l| check::scp_history_entry_v0(b, d)
}

impl<'a> ScpHistoryEntryV0View<'a> {
    /// `quorumSets`.
    #[inline]
    pub fn quorum_sets(self) -> ListView<'a, ScpQuorumSetView<'a>> {
        read(self.bytes)
    }

    /// `ledgerMessages`.
    #[inline]
    pub fn ledger_messages(self) -> LedgerScpMessagesView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, ScpQuorumSetView<'a>>>(self.bytes)
    }
}

view! {
    /// A view of `SCPNomination`.
    ///
    /// ```text
    /// struct SCPNomination
    /// {
    ///     Hash quorumSetHash; // D
    ///     Value votes<>;      // X
    ///     Value accepted<>;   // Y
    /// };
    /// ```
    ScpNominationView, SCP_NOMINATION, least 40, depth 5, |b, d, l| check::scp_nomination(b)
}

impl<'a> ScpNominationView<'a> {
    /// `quorumSetHash`.
    #[inline]
    pub fn quorum_set_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `votes`.
    #[inline]
    pub fn votes(self) -> ListView<'a, &'a [u8]> {
        read(at(self.bytes, 32))
    }

    /// `accepted`.
    #[inline]
    pub fn accepted(self) -> ListView<'a, &'a [u8]> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, &'a [u8]>>(at(self.bytes, 32))
    }
}

view! {
    /// A view of `SCPQuorumSet`.
    ///
    /// ```text
    /// struct SCPQuorumSet
    /// {
    ///     uint32 threshold;
    ///     NodeID validators<>;
    ///     SCPQuorumSet innerSets<>;
    /// };
    /// ```
    ScpQuorumSetView, SCP_QUORUM_SET, least 12, depth 0, |b, d, l| check::scp_quorum_set(b, d)
}

impl<'a> ScpQuorumSetView<'a> {
    /// `threshold`.
    #[inline]
    pub fn threshold(self) -> u32 {
        read(self.bytes)
    }

    /// `validators`.
    #[inline]
    pub fn validators(self) -> ListView<'a, PublicKeyView<'a>> {
        read(at(self.bytes, 4))
    }

    /// `innerSets`.
    #[inline]
    pub fn inner_sets(self) -> ListView<'a, ScpQuorumSetView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, PublicKeyView<'a>>>(at(self.bytes, 4))
    }
}

view! {
    /// A view of `SCPStatement`.
    ///
    /// ```text
    /// struct SCPStatement
    /// {
    ///     NodeID nodeID;    // v
    ///     uint64 slotIndex; // i
    ///
    ///     union switch (SCPStatementType type)
    ///     {
    ///     case SCP_ST_PREPARE:
    ///         struct
    ///         {
    ///             Hash quorumSetHash;       // D
    ///             SCPBallot ballot;         // b
    ///             SCPBallot* prepared;      // p
    ///             SCPBallot* preparedPrime; // p'
    ///             uint32 nC;                // c.n
    ///             uint32 nH;                // h.n
    ///         } prepare;
    ///     case SCP_ST_CONFIRM:
    ///         struct
    ///         {
    ///             SCPBallot ballot;   // b
    ///             uint32 nPrepared;   // p.n
    ///             uint32 nCommit;     // c.n
    ///             uint32 nH;          // h.n
    ///             Hash quorumSetHash; // D
    ///         } confirm;
    ///     case SCP_ST_EXTERNALIZE:
    ///         struct
    ///         {
    ///             SCPBallot commit;         // c
    ///             uint32 nH;                // h.n
    ///             Hash commitQuorumSetHash; // D used before EXTERNALIZE
    ///         } externalize;
    ///     case SCP_ST_NOMINATE:
    ///         SCPNomination nominate;
    ///     }
    ///     pledges;
    /// };
    /// ```
    ScpStatementView, SCP_STATEMENT, least 88, depth 8, |b, d, l| check::scp_statement(b)
}

impl<'a> ScpStatementView<'a> {
    /// `nodeID`.
    #[inline]
    pub fn node_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `slotIndex`.
    #[inline]
    pub fn slot_index(self) -> u64 {
        read(at(self.bytes, 36))
    }

    /// `pledges`.
    #[inline]
    pub fn pledges(self) -> ScpStatementPledgesView<'a> {
        read(at(self.bytes, 44))
    }
}

view! {
    /// A view of `SCPStatementConfirm`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             SCPBallot ballot;   // b
    ///             uint32 nPrepared;   // p.n
    ///             uint32 nCommit;     // c.n
    ///             uint32 nH;          // h.n
    ///             Hash quorumSetHash; // D
    ///         }
    /// ```
    ScpStatementConfirmView, SCP_STATEMENT_CONFIRM, least 52, depth 5, |b, d, l| check::scp_statement_confirm(b)
}

impl<'a> ScpStatementConfirmView<'a> {
    /// `ballot`.
    #[inline]
    pub fn ballot(self) -> ScpBallotView<'a> {
        read(self.bytes)
    }

    /// `nPrepared`.
    #[inline]
    pub fn n_prepared(self) -> u32 {
        read(self.s1())
    }

    /// `nCommit`.
    #[inline]
    pub fn n_commit(self) -> u32 {
        read(at(self.s1(), 4))
    }

    /// `nH`.
    #[inline]
    pub fn n_h(self) -> u32 {
        read(at(self.s1(), 8))
    }

    /// `quorumSetHash`.
    #[inline]
    pub fn quorum_set_hash(self) -> &'a [u8; 32] {
        read(at(self.s1(), 12))
    }

    fn s1(self) -> &'a [u8] {
        after::<ScpBallotView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SCPStatementExternalize`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             SCPBallot commit;         // c
    ///             uint32 nH;                // h.n
    ///             Hash commitQuorumSetHash; // D used before EXTERNALIZE
    ///         }
    /// ```
    ScpStatementExternalizeView, SCP_STATEMENT_EXTERNALIZE, least 44, depth 5, |b, d, l| check::scp_statement_externalize(b)
}

impl<'a> ScpStatementExternalizeView<'a> {
    /// `commit`.
    #[inline]
    pub fn commit(self) -> ScpBallotView<'a> {
        read(self.bytes)
    }

    /// `nH`.
    #[inline]
    pub fn n_h(self) -> u32 {
        read(self.s1())
    }

    /// `commitQuorumSetHash`.
    #[inline]
    pub fn commit_quorum_set_hash(self) -> &'a [u8; 32] {
        read(at(self.s1(), 4))
    }

    fn s1(self) -> &'a [u8] {
        after::<ScpBallotView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SCPStatementPledges`.
    ///
    /// ```text
    /// union switch (SCPStatementType type)
    ///     {
    ///     case SCP_ST_PREPARE:
    ///         struct
    ///         {
    ///             Hash quorumSetHash;       // D
    ///             SCPBallot ballot;         // b
    ///             SCPBallot* prepared;      // p
    ///             SCPBallot* preparedPrime; // p'
    ///             uint32 nC;                // c.n
    ///             uint32 nH;                // h.n
    ///         } prepare;
    ///     case SCP_ST_CONFIRM:
    ///         struct
    ///         {
    ///             SCPBallot ballot;   // b
    ///             uint32 nPrepared;   // p.n
    ///             uint32 nCommit;     // c.n
    ///             uint32 nH;          // h.n
    ///             Hash quorumSetHash; // D
    ///         } confirm;
    ///     case SCP_ST_EXTERNALIZE:
    ///         struct
    ///         {
    ///             SCPBallot commit;         // c
    ///             uint32 nH;                // h.n
    ///             Hash commitQuorumSetHash; // D used before EXTERNALIZE
    ///         } externalize;
    ///     case SCP_ST_NOMINATE:
    ///         SCPNomination nominate;
    ///     }
    /// ```
    ScpStatementPledgesView, SCP_STATEMENT_PLEDGES, least 44, depth 7, |b, d, l| check::scp_statement_pledges(b)
}

impl<'a> ScpStatementPledgesView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ScpStatementType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ScpStatementPledgesArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ScpStatementPledgesArm::Confirm(read(b)),
            2 => ScpStatementPledgesArm::Externalize(read(b)),
            3 => ScpStatementPledgesArm::Nominate(read(b)),
            _ => ScpStatementPledgesArm::Prepare(read(b)),
        }
    }
}

/// What a `SCPStatementPledges` holds.
#[derive(Clone, Copy, Debug)]
pub enum ScpStatementPledgesArm<'a> {
    /// 0: `prepare`.
    Prepare(ScpStatementPrepareView<'a>),
    /// 1: `confirm`.
    Confirm(ScpStatementConfirmView<'a>),
    /// 2: `externalize`.
    Externalize(ScpStatementExternalizeView<'a>),
    /// 3: `nominate`.
    Nominate(ScpNominationView<'a>),
}

view! {
    /// A view of `SCPStatementPrepare`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             Hash quorumSetHash;       // D
    ///             SCPBallot ballot;         // b
    ///             SCPBallot* prepared;      // p
    ///             SCPBallot* preparedPrime; // p'
    ///             uint32 nC;                // c.n
    ///             uint32 nH;                // h.n
    ///         }
    /// ```
    ScpStatementPrepareView, SCP_STATEMENT_PREPARE, least 56, depth 6, |b, d, l| check::scp_statement_prepare(b)
}

impl<'a> ScpStatementPrepareView<'a> {
    /// `quorumSetHash`.
    #[inline]
    pub fn quorum_set_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `ballot`.
    #[inline]
    pub fn ballot(self) -> ScpBallotView<'a> {
        read(at(self.bytes, 32))
    }

    /// `prepared`.
    #[inline]
    pub fn prepared(self) -> Option<ScpBallotView<'a>> {
        read(self.s1())
    }

    /// `preparedPrime`.
    #[inline]
    pub fn prepared_prime(self) -> Option<ScpBallotView<'a>> {
        read(self.s2())
    }

    /// `nC`.
    #[inline]
    pub fn n_c(self) -> u32 {
        read(self.s3())
    }

    /// `nH`.
    #[inline]
    pub fn n_h(self) -> u32 {
        read(at(self.s3(), 4))
    }

    fn s1(self) -> &'a [u8] {
        after::<ScpBallotView<'a>>(at(self.bytes, 32))
    }

    fn s2(self) -> &'a [u8] {
        after::<Option<ScpBallotView<'a>>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<Option<ScpBallotView<'a>>>(self.s2())
    }
}

view! {
    /// A view of `SCVal`.
    ///
    /// ```text
    /// union SCVal switch (SCValType type)
    /// {
    ///
    /// case SCV_BOOL:
    ///     bool b;
    /// case SCV_VOID:
    ///     void;
    /// case SCV_ERROR:
    ///     SCError error;
    ///
    /// case SCV_U32:
    ///     uint32 u32;
    /// case SCV_I32:
    ///     int32 i32;
    ///
    /// case SCV_U64:
    ///     uint64 u64;
    /// case SCV_I64:
    ///     int64 i64;
    /// case SCV_TIMEPOINT:
    ///     TimePoint timepoint;
    /// case SCV_DURATION:
    ///     Duration duration;
    ///
    /// case SCV_U128:
    ///     UInt128Parts u128;
    /// case SCV_I128:
    ///     Int128Parts i128;
    ///
    /// case SCV_U256:
    ///     UInt256Parts u256;
    /// case SCV_I256:
    ///     Int256Parts i256;
    ///
    /// case SCV_BYTES:
    ///     SCBytes bytes;
    /// case SCV_STRING:
    ///     SCString str;
    /// case SCV_SYMBOL:
    ///     SCSymbol sym;
    ///
    /// // Vec and Map are recursive so need to live
    /// // behind an option, due to xdrpp limitations.
    /// case SCV_VEC:
    ///     SCVec *vec;
    /// case SCV_MAP:
    ///     SCMap *map;
    ///
    /// case SCV_ADDRESS:
    ///     SCAddress address;
    ///
    /// // Special SCVals reserved for system-constructed contract-data
    /// // ledger keys, not generally usable elsewhere.
    /// case SCV_CONTRACT_INSTANCE:
    ///     SCContractInstance instance;
    /// case SCV_LEDGER_KEY_CONTRACT_INSTANCE:
    ///     void;
    /// case SCV_LEDGER_KEY_NONCE:
    ///     SCNonceKey nonce_key;
    ///
    /// case SCV_EXECUTABLE_TAG:
    ///     SCString executable_tag;
    /// };
    /// ```
    ScValView, SC_VAL, least 4, depth 0, |b, d, l| check::sc_val(b, d)
}

impl<'a> ScValView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> ScValType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> ScValArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => ScValArm::Void,
            2 => ScValArm::Error(read(b)),
            3 => ScValArm::U32(read(b)),
            4 => ScValArm::I32(read(b)),
            5 => ScValArm::U64(read(b)),
            6 => ScValArm::I64(read(b)),
            7 => ScValArm::Timepoint(read(b)),
            8 => ScValArm::Duration(read(b)),
            9 => ScValArm::U128(read(b)),
            10 => ScValArm::I128(read(b)),
            11 => ScValArm::U256(read(b)),
            12 => ScValArm::I256(read(b)),
            13 => ScValArm::Bytes(read(b)),
            14 => ScValArm::String(read(b)),
            15 => ScValArm::Symbol(read(b)),
            16 => ScValArm::Vec(read(b)),
            17 => ScValArm::Map(read(b)),
            18 => ScValArm::Address(read(b)),
            19 => ScValArm::ContractInstance(read(b)),
            20 => ScValArm::LedgerKeyContractInstance,
            21 => ScValArm::LedgerKeyNonce(read(b)),
            22 => ScValArm::ExecutableTag(read(b)),
            _ => ScValArm::Bool(read(b)),
        }
    }
}

/// What a `SCVal` holds.
#[derive(Clone, Copy, Debug)]
pub enum ScValArm<'a> {
    /// 0: `b`.
    Bool(bool),
    /// 1: `void`.
    Void,
    /// 2: `error`.
    Error(ScErrorView<'a>),
    /// 3: `u32`.
    U32(u32),
    /// 4: `i32`.
    I32(i32),
    /// 5: `u64`.
    U64(u64),
    /// 6: `i64`.
    I64(i64),
    /// 7: `timepoint`.
    Timepoint(u64),
    /// 8: `duration`.
    Duration(u64),
    /// 9: `u128`.
    U128(UInt128PartsView<'a>),
    /// 10: `i128`.
    I128(Int128PartsView<'a>),
    /// 11: `u256`.
    U256(UInt256PartsView<'a>),
    /// 12: `i256`.
    I256(Int256PartsView<'a>),
    /// 13: `bytes`.
    Bytes(&'a [u8]),
    /// 14: `str`.
    String(&'a [u8]),
    /// 15: `sym`.
    Symbol(&'a [u8]),
    /// 16: `vec`.
    Vec(Option<ScVecView<'a>>),
    /// 17: `map`.
    Map(Option<ScMapView<'a>>),
    /// 18: `address`.
    Address(ScAddressView<'a>),
    /// 19: `instance`.
    ContractInstance(ScContractInstanceView<'a>),
    /// 20: `void`.
    LedgerKeyContractInstance,
    /// 21: `nonce_key`.
    LedgerKeyNonce(ScNonceKeyView<'a>),
    /// 22: `executable_tag`.
    ExecutableTag(&'a [u8]),
}

view! {
    /// A view of `SCVec`.
    ///
    /// ```text
    /// typedef SCVal SCVec<>;
    /// ```
    ScVecView, SC_VEC, least 4, depth 3, |b, d, l| check::sc_vec(b, d)
}

crate::view::named_list!(ScVecView, ScValView<'a>);

view! {
    /// A view of `SetOptionsOp`.
    ///
    /// ```text
    /// struct SetOptionsOp
    /// {
    ///     AccountID* inflationDest; // sets the inflation destination
    ///
    ///     uint32* clearFlags; // which flags to clear
    ///     uint32* setFlags;   // which flags to set
    ///
    ///     // account threshold manipulation
    ///     uint32* masterWeight; // weight of the master account
    ///     uint32* lowThreshold;
    ///     uint32* medThreshold;
    ///     uint32* highThreshold;
    ///
    ///     string32* homeDomain; // sets the home domain
    ///
    ///     // Add, update or remove a signer for the account
    ///     // signer is deleted if the weight is 0
    ///     Signer* signer;
    /// };
    /// ```
    SetOptionsOpView, SET_OPTIONS_OP, least 36, depth 7, |b, d, l| check::set_options_op(b)
}

impl<'a> SetOptionsOpView<'a> {
    /// `inflationDest`.
    #[inline]
    pub fn inflation_dest(self) -> Option<PublicKeyView<'a>> {
        read(self.bytes)
    }

    /// `clearFlags`.
    #[inline]
    pub fn clear_flags(self) -> Option<u32> {
        read(self.s1())
    }

    /// `setFlags`.
    #[inline]
    pub fn set_flags(self) -> Option<u32> {
        read(self.s2())
    }

    /// `masterWeight`.
    #[inline]
    pub fn master_weight(self) -> Option<u32> {
        read(self.s3())
    }

    /// `lowThreshold`.
    #[inline]
    pub fn low_threshold(self) -> Option<u32> {
        read(self.s4())
    }

    /// `medThreshold`.
    #[inline]
    pub fn med_threshold(self) -> Option<u32> {
        read(self.s5())
    }

    /// `highThreshold`.
    #[inline]
    pub fn high_threshold(self) -> Option<u32> {
        read(self.s6())
    }

    /// `homeDomain`.
    #[inline]
    pub fn home_domain(self) -> Option<&'a [u8]> {
        read(self.s7())
    }

    /// `signer`.
    #[inline]
    pub fn signer(self) -> Option<SignerView<'a>> {
        read(self.s8())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<PublicKeyView<'a>>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<Option<u32>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<Option<u32>>(self.s2())
    }

    fn s4(self) -> &'a [u8] {
        after::<Option<u32>>(self.s3())
    }

    fn s5(self) -> &'a [u8] {
        after::<Option<u32>>(self.s4())
    }

    fn s6(self) -> &'a [u8] {
        after::<Option<u32>>(self.s5())
    }

    fn s7(self) -> &'a [u8] {
        after::<Option<u32>>(self.s6())
    }

    fn s8(self) -> &'a [u8] {
        after::<Option<&'a [u8]>>(self.s7())
    }
}

view! {
    /// A view of `SetOptionsResult`.
    ///
    /// ```text
    /// union SetOptionsResult switch (SetOptionsResultCode code)
    /// {
    /// case SET_OPTIONS_SUCCESS:
    ///     void;
    /// case SET_OPTIONS_LOW_RESERVE:
    /// case SET_OPTIONS_TOO_MANY_SIGNERS:
    /// case SET_OPTIONS_BAD_FLAGS:
    /// case SET_OPTIONS_INVALID_INFLATION:
    /// case SET_OPTIONS_CANT_CHANGE:
    /// case SET_OPTIONS_UNKNOWN_FLAG:
    /// case SET_OPTIONS_THRESHOLD_OUT_OF_RANGE:
    /// case SET_OPTIONS_BAD_SIGNER:
    /// case SET_OPTIONS_INVALID_HOME_DOMAIN:
    /// case SET_OPTIONS_AUTH_REVOCABLE_REQUIRED:
    ///     void;
    /// };
    /// ```
    SetOptionsResultView, SET_OPTIONS_RESULT, least 4, depth 3, |b, d, l| check::set_options_result(b)
}

impl<'a> SetOptionsResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> SetOptionsResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `SetTrustLineFlagsOp`.
    ///
    /// ```text
    /// struct SetTrustLineFlagsOp
    /// {
    ///     AccountID trustor;
    ///     Asset asset;
    ///
    ///     uint32 clearFlags; // which flags to clear
    ///     uint32 setFlags;   // which flags to set
    /// };
    /// ```
    SetTrustLineFlagsOpView, SET_TRUST_LINE_FLAGS_OP, least 48, depth 7, |b, d, l| check::set_trust_line_flags_op(b)
}

impl<'a> SetTrustLineFlagsOpView<'a> {
    /// `trustor`.
    #[inline]
    pub fn trustor(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetView<'a> {
        read(at(self.bytes, 36))
    }

    /// `clearFlags`.
    #[inline]
    pub fn clear_flags(self) -> u32 {
        read(self.s1())
    }

    /// `setFlags`.
    #[inline]
    pub fn set_flags(self) -> u32 {
        read(at(self.s1(), 4))
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.bytes, 36))
    }
}

view! {
    /// A view of `SetTrustLineFlagsResult`.
    ///
    /// ```text
    /// union SetTrustLineFlagsResult switch (SetTrustLineFlagsResultCode code)
    /// {
    /// case SET_TRUST_LINE_FLAGS_SUCCESS:
    ///     void;
    /// case SET_TRUST_LINE_FLAGS_MALFORMED:
    /// case SET_TRUST_LINE_FLAGS_NO_TRUST_LINE:
    /// case SET_TRUST_LINE_FLAGS_CANT_REVOKE:
    /// case SET_TRUST_LINE_FLAGS_INVALID_STATE:
    /// case SET_TRUST_LINE_FLAGS_LOW_RESERVE:
    ///     void;
    /// };
    /// ```
    SetTrustLineFlagsResultView, SET_TRUST_LINE_FLAGS_RESULT, least 4, depth 3, |b, d, l| check::set_trust_line_flags_result(b)
}

impl<'a> SetTrustLineFlagsResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> SetTrustLineFlagsResultCode {
        read(self.bytes)
    }
}

view! {
    /// A view of `Signer`.
    ///
    /// ```text
    /// struct Signer
    /// {
    ///     SignerKey key;
    ///     uint32 weight; // really only need 1 byte
    /// };
    /// ```
    SignerView, SIGNER, least 40, depth 5, |b, d, l| check::signer(b)
}

impl<'a> SignerView<'a> {
    /// `key`.
    #[inline]
    pub fn key(self) -> SignerKeyView<'a> {
        read(self.bytes)
    }

    /// `weight`.
    #[inline]
    pub fn weight(self) -> u32 {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<SignerKeyView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SignerKey`.
    ///
    /// ```text
    /// union SignerKey switch (SignerKeyType type)
    /// {
    /// case SIGNER_KEY_TYPE_ED25519:
    ///     uint256 ed25519;
    /// case SIGNER_KEY_TYPE_PRE_AUTH_TX:
    ///     /* SHA-256 Hash of TransactionSignaturePayload structure */
    ///     uint256 preAuthTx;
    /// case SIGNER_KEY_TYPE_HASH_X:
    ///     /* Hash of random 256 bit preimage X */
    ///     uint256 hashX;
    /// case SIGNER_KEY_TYPE_ED25519_SIGNED_PAYLOAD:
    ///     struct
    ///     {
    ///         /* Public key that must sign the payload. */
    ///         uint256 ed25519;
    ///         /* Payload to be raw signed by ed25519. */
    ///         opaque payload<64>;
    ///     } ed25519SignedPayload;
    /// };
    /// ```
    SignerKeyView, SIGNER_KEY, least 36, depth 4, |b, d, l| check::signer_key(b)
}

impl<'a> SignerKeyView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> SignerKeyType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> SignerKeyArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => SignerKeyArm::PreAuthTx(read(b)),
            2 => SignerKeyArm::HashX(read(b)),
            3 => SignerKeyArm::Ed25519SignedPayload(read(b)),
            _ => SignerKeyArm::Ed25519(read(b)),
        }
    }
}

/// What a `SignerKey` holds.
#[derive(Clone, Copy, Debug)]
pub enum SignerKeyArm<'a> {
    /// 0: `ed25519`.
    Ed25519(&'a [u8; 32]),
    /// 1: `preAuthTx`.
    PreAuthTx(&'a [u8; 32]),
    /// 2: `hashX`.
    HashX(&'a [u8; 32]),
    /// 3: `ed25519SignedPayload`.
    Ed25519SignedPayload(SignerKeyEd25519SignedPayloadView<'a>),
}

view! {
    /// A view of `SignerKeyEd25519SignedPayload`.
    ///
    /// ```text
    /// struct
    ///     {
    ///         /* Public key that must sign the payload. */
    ///         uint256 ed25519;
    ///         /* Payload to be raw signed by ed25519. */
    ///         opaque payload<64>;
    ///     }
    /// ```
    SignerKeyEd25519SignedPayloadView, SIGNER_KEY_ED25519_SIGNED_PAYLOAD, least 36, depth 3, |b, d, l| check::signer_key_ed25519_signed_payload(b)
}

impl<'a> SignerKeyEd25519SignedPayloadView<'a> {
    /// `ed25519`.
    #[inline]
    pub fn ed25519(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `payload`.
    #[inline]
    pub fn payload(self) -> &'a [u8] {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `SimplePaymentResult`.
    ///
    /// ```text
    /// struct SimplePaymentResult
    /// {
    ///     AccountID destination;
    ///     Asset asset;
    ///     int64 amount;
    /// };
    /// ```
    SimplePaymentResultView, SIMPLE_PAYMENT_RESULT, least 48, depth 7, |b, d, l| check::simple_payment_result(b)
}

impl<'a> SimplePaymentResultView<'a> {
    /// `destination`.
    #[inline]
    pub fn destination(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> AssetView<'a> {
        read(at(self.bytes, 36))
    }

    /// `amount`.
    #[inline]
    pub fn amount(self) -> i64 {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<AssetView<'a>>(at(self.bytes, 36))
    }
}

view! {
    /// A view of `SorobanAddressCredentials`.
    ///
    /// ```text
    /// struct SorobanAddressCredentials
    /// {
    ///     SCAddress address;
    ///     int64 nonce;
    ///     uint32 signatureExpirationLedger;
    ///     SCVal signature;
    /// };
    /// ```
    SorobanAddressCredentialsView, SOROBAN_ADDRESS_CREDENTIALS, least 52, depth 6, |b, d, l| check::soroban_address_credentials(b, d)
}

impl<'a> SorobanAddressCredentialsView<'a> {
    /// `address`.
    #[inline]
    pub fn address(self) -> ScAddressView<'a> {
        read(self.bytes)
    }

    /// `nonce`.
    #[inline]
    pub fn nonce(self) -> i64 {
        read(self.s1())
    }

    /// `signatureExpirationLedger`.
    #[inline]
    pub fn signature_expiration_ledger(self) -> u32 {
        read(at(self.s1(), 8))
    }

    /// `signature`.
    #[inline]
    pub fn signature(self) -> ScValView<'a> {
        read(at(self.s1(), 12))
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SorobanAddressCredentialsWithDelegates`.
    ///
    /// ```text
    /// struct SorobanAddressCredentialsWithDelegates
    /// {
    ///     SorobanAddressCredentials addressCredentials;
    ///     SorobanDelegateSignature delegates<>;
    /// };
    /// ```
    SorobanAddressCredentialsWithDelegatesView, SOROBAN_ADDRESS_CREDENTIALS_WITH_DELEGATES, least 56, depth 7, |b, d, l| check::soroban_address_credentials_with_delegates(b, d)
}

impl<'a> SorobanAddressCredentialsWithDelegatesView<'a> {
    /// `addressCredentials`.
    #[inline]
    pub fn address_credentials(self) -> SorobanAddressCredentialsView<'a> {
        read(self.bytes)
    }

    /// `delegates`.
    #[inline]
    pub fn delegates(self) -> ListView<'a, SorobanDelegateSignatureView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<SorobanAddressCredentialsView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SorobanAuthorizationEntry`.
    ///
    /// ```text
    /// struct SorobanAuthorizationEntry
    /// {
    ///     SorobanCredentials credentials;
    ///     SorobanAuthorizedInvocation rootInvocation;
    /// };
    /// ```
    SorobanAuthorizationEntryView, SOROBAN_AUTHORIZATION_ENTRY, least 24, depth 9, |b, d, l| check::soroban_authorization_entry(b, d)
}

impl<'a> SorobanAuthorizationEntryView<'a> {
    /// `credentials`.
    #[inline]
    pub fn credentials(self) -> SorobanCredentialsView<'a> {
        read(self.bytes)
    }

    /// `rootInvocation`.
    #[inline]
    pub fn root_invocation(self) -> SorobanAuthorizedInvocationView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<SorobanCredentialsView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SorobanAuthorizedFunction`.
    ///
    /// ```text
    /// union SorobanAuthorizedFunction switch (SorobanAuthorizedFunctionType type)
    /// {
    /// case SOROBAN_AUTHORIZED_FUNCTION_TYPE_CONTRACT_FN:
    ///     InvokeContractArgs contractFn;
    /// // This variant of auth payload for creating new contract instances
    /// // doesn't allow specifying the constructor arguments, creating contracts
    /// // with constructors that take arguments is only possible by authorizing
    /// // `SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_V2_HOST_FN`
    /// // (protocol 22+).
    /// case SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_HOST_FN:
    ///     CreateContractArgs createContractHostFn;
    /// // This variant of auth payload for creating new contract instances
    /// // is only accepted in and after protocol 22. It allows authorizing the
    /// // contract constructor arguments.
    /// case SOROBAN_AUTHORIZED_FUNCTION_TYPE_CREATE_CONTRACT_V2_HOST_FN:
    ///     CreateContractArgsV2 createContractV2HostFn;
    /// };
    /// ```
    SorobanAuthorizedFunctionView, SOROBAN_AUTHORIZED_FUNCTION, least 16, depth 9, |b, d, l| check::soroban_authorized_function(b, d)
}

impl<'a> SorobanAuthorizedFunctionView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> SorobanAuthorizedFunctionType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> SorobanAuthorizedFunctionArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => SorobanAuthorizedFunctionArm::CreateContractHostFn(read(b)),
            2 => SorobanAuthorizedFunctionArm::CreateContractV2HostFn(read(b)),
            _ => SorobanAuthorizedFunctionArm::ContractFn(read(b)),
        }
    }
}

/// What a `SorobanAuthorizedFunction` holds.
#[derive(Clone, Copy, Debug)]
pub enum SorobanAuthorizedFunctionArm<'a> {
    /// 0: `contractFn`.
    ContractFn(InvokeContractArgsView<'a>),
    /// 1: `createContractHostFn`.
    CreateContractHostFn(CreateContractArgsView<'a>),
    /// 2: `createContractV2HostFn`.
    CreateContractV2HostFn(CreateContractArgsV2View<'a>),
}

view! {
    /// A view of `SorobanAuthorizedInvocation`.
    ///
    /// ```text
    /// struct SorobanAuthorizedInvocation
    /// {
    ///     SorobanAuthorizedFunction function;
    ///     SorobanAuthorizedInvocation subInvocations<>;
    /// };
    /// ```
    SorobanAuthorizedInvocationView, SOROBAN_AUTHORIZED_INVOCATION, least 20, depth 0, |b, d, l| check::soroban_authorized_invocation(b, d)
}

impl<'a> SorobanAuthorizedInvocationView<'a> {
    /// `function`.
    #[inline]
    pub fn function(self) -> SorobanAuthorizedFunctionView<'a> {
        read(self.bytes)
    }

    /// `subInvocations`.
    #[inline]
    pub fn sub_invocations(self) -> ListView<'a, SorobanAuthorizedInvocationView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<SorobanAuthorizedFunctionView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SorobanCredentials`.
    ///
    /// ```text
    /// union SorobanCredentials switch (SorobanCredentialsType type)
    /// {
    /// case SOROBAN_CREDENTIALS_SOURCE_ACCOUNT:
    ///     void;
    /// case SOROBAN_CREDENTIALS_ADDRESS:
    ///     SorobanAddressCredentials address;
    /// case SOROBAN_CREDENTIALS_ADDRESS_V2:
    ///     SorobanAddressCredentials addressV2;
    /// case SOROBAN_CREDENTIALS_ADDRESS_WITH_DELEGATES:
    ///     SorobanAddressCredentialsWithDelegates addressWithDelegates;
    /// };
    /// ```
    SorobanCredentialsView, SOROBAN_CREDENTIALS, least 4, depth 8, |b, d, l| check::soroban_credentials(b, d)
}

impl<'a> SorobanCredentialsView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> SorobanCredentialsType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> SorobanCredentialsArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => SorobanCredentialsArm::Address(read(b)),
            2 => SorobanCredentialsArm::AddressV2(read(b)),
            3 => SorobanCredentialsArm::AddressWithDelegates(read(b)),
            _ => SorobanCredentialsArm::SourceAccount,
        }
    }
}

/// What a `SorobanCredentials` holds.
#[derive(Clone, Copy, Debug)]
pub enum SorobanCredentialsArm<'a> {
    /// 0: `void`.
    SourceAccount,
    /// 1: `address`.
    Address(SorobanAddressCredentialsView<'a>),
    /// 2: `addressV2`.
    AddressV2(SorobanAddressCredentialsView<'a>),
    /// 3: `addressWithDelegates`.
    AddressWithDelegates(SorobanAddressCredentialsWithDelegatesView<'a>),
}

view! {
    /// A view of `SorobanDelegateSignature`.
    ///
    /// ```text
    /// struct SorobanDelegateSignature
    /// {
    ///     SCAddress address;
    ///     SCVal signature;
    ///     SorobanDelegateSignature nestedDelegates<>;
    /// };
    /// ```
    SorobanDelegateSignatureView, SOROBAN_DELEGATE_SIGNATURE, least 44, depth 0, |b, d, l| check::soroban_delegate_signature(b, d)
}

impl<'a> SorobanDelegateSignatureView<'a> {
    /// `address`.
    #[inline]
    pub fn address(self) -> ScAddressView<'a> {
        read(self.bytes)
    }

    /// `signature`.
    #[inline]
    pub fn signature(self) -> ScValView<'a> {
        read(self.s1())
    }

    /// `nestedDelegates`.
    #[inline]
    pub fn nested_delegates(self) -> ListView<'a, SorobanDelegateSignatureView<'a>> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<ScAddressView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<ScValView<'a>>(self.s1())
    }
}

view! {
    /// A view of `SorobanResources`.
    ///
    /// ```text
    /// struct SorobanResources
    /// {
    ///     // The ledger footprint of the transaction.
    ///     LedgerFootprint footprint;
    ///     // The maximum number of instructions this transaction can use
    ///     uint32 instructions;
    ///
    ///     // The maximum number of bytes this transaction can read from disk backed entries
    ///     uint32 diskReadBytes;
    ///     // The maximum number of bytes this transaction can write to ledger
    ///     uint32 writeBytes;
    /// };
    /// ```
    SorobanResourcesView, SOROBAN_RESOURCES, least 20, depth 11, |b, d, l| check::soroban_resources(b, d)
}

impl<'a> SorobanResourcesView<'a> {
    /// `footprint`.
    #[inline]
    pub fn footprint(self) -> LedgerFootprintView<'a> {
        read(self.bytes)
    }

    /// `instructions`.
    #[inline]
    pub fn instructions(self) -> u32 {
        read(self.s1())
    }

    /// `diskReadBytes`.
    #[inline]
    pub fn disk_read_bytes(self) -> u32 {
        read(at(self.s1(), 4))
    }

    /// `writeBytes`.
    #[inline]
    pub fn write_bytes(self) -> u32 {
        read(at(self.s1(), 8))
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerFootprintView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `SorobanResourcesExtV0`.
    ///
    /// ```text
    /// struct SorobanResourcesExtV0
    /// {
    ///     // Vector of indices representing what Soroban
    ///     // entries in the footprint are archived, based on the
    ///     // order of keys provided in the readWrite footprint.
    ///     uint32 archivedSorobanEntries<>;
    /// };
    /// ```
    SorobanResourcesExtV0View, SOROBAN_RESOURCES_EXT_V0, least 4, depth 3, |b, d, l| check::soroban_resources_ext_v0(b)
}

impl<'a> SorobanResourcesExtV0View<'a> {
    /// `archivedSorobanEntries`.
    #[inline]
    pub fn archived_soroban_entries(self) -> ListView<'a, u32> {
        read(self.bytes)
    }
}

view! {
    /// A view of `SorobanTransactionData`.
    ///
    /// ```text
    /// struct SorobanTransactionData
    /// {
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         SorobanResourcesExtV0 resourceExt;
    ///     } ext;
    ///     SorobanResources resources;
    ///     // Amount of the transaction `fee` allocated to the Soroban resource fees.
    ///     // The fraction of `resourceFee` corresponding to `resources` specified
    ///     // above is *not* refundable (i.e. fees for instructions, ledger I/O), as
    ///     // well as fees for the transaction size.
    ///     // The remaining part of the fee is refundable and the charged value is
    ///     // based on the actual consumption of refundable resources (events, ledger
    ///     // rent bumps).
    ///     // The `inclusionFee` used for prioritization of the transaction is defined
    ///     // as `tx.fee - resourceFee`.
    ///     int64 resourceFee;
    /// };
    /// ```
    SorobanTransactionDataView, SOROBAN_TRANSACTION_DATA, least 32, depth 12, |b, d, l| check::soroban_transaction_data(b, d)
}

impl<'a> SorobanTransactionDataView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> SorobanTransactionDataExtView<'a> {
        read(self.bytes)
    }

    /// `resources`.
    #[inline]
    pub fn resources(self) -> SorobanResourcesView<'a> {
        read(self.s1())
    }

    /// `resourceFee`.
    #[inline]
    pub fn resource_fee(self) -> i64 {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<SorobanTransactionDataExtView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<SorobanResourcesView<'a>>(self.s1())
    }
}

view! {
    /// A view of `SorobanTransactionDataExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         SorobanResourcesExtV0 resourceExt;
    ///     }
    /// ```
    SorobanTransactionDataExtView, SOROBAN_TRANSACTION_DATA_EXT, least 4, depth 4, |b, d, l| check::soroban_transaction_data_ext(b)
}

impl<'a> SorobanTransactionDataExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> SorobanTransactionDataExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => SorobanTransactionDataExtArm::V1(read(b)),
            _ => SorobanTransactionDataExtArm::V0,
        }
    }
}

/// What a `SorobanTransactionDataExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum SorobanTransactionDataExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `resourceExt`.
    V1(SorobanResourcesExtV0View<'a>),
}

view! {
    /// A view of `SorobanTransactionMeta`.
    ///
    /// ```text
    /// struct SorobanTransactionMeta
    /// {
    ///     SorobanTransactionMetaExt ext;
    ///
    ///     ContractEvent events<>;             // custom events populated by the
    ///                                         // contracts themselves.
    ///     SCVal returnValue;                  // return value of the host fn invocation
    ///
    ///     // Diagnostics events that are not hashed.
    ///     // This will contain all contract and diagnostic events. Even ones
    ///     // that were emitted in a failed contract call.
    ///     DiagnosticEvent diagnosticEvents<>;
    /// };
    /// ```
    SorobanTransactionMetaView, SOROBAN_TRANSACTION_META, least 16, depth 8, |b, d, l| check::soroban_transaction_meta(b, d, l)
}

impl<'a> SorobanTransactionMetaView<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> SorobanTransactionMetaExtView<'a> {
        read(self.bytes)
    }

    /// `events`.
    #[inline]
    pub fn events(self) -> ListView<'a, ContractEventView<'a>> {
        read(self.s1())
    }

    /// `returnValue`.
    #[inline]
    pub fn return_value(self) -> ScValView<'a> {
        read(self.s2())
    }

    /// `diagnosticEvents`.
    #[inline]
    pub fn diagnostic_events(self) -> ListView<'a, DiagnosticEventView<'a>> {
        read(self.s3())
    }

    fn s1(self) -> &'a [u8] {
        after::<SorobanTransactionMetaExtView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<ListView<'a, ContractEventView<'a>>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<ScValView<'a>>(self.s2())
    }
}

view! {
    /// A view of `SorobanTransactionMetaExt`.
    ///
    /// ```text
    /// union SorobanTransactionMetaExt switch (int v)
    /// {
    /// case 0:
    ///     void;
    /// case 1:
    ///     SorobanTransactionMetaExtV1 v1;
    /// };
    /// ```
    SorobanTransactionMetaExtView, SOROBAN_TRANSACTION_META_EXT, least 4, depth 4, |b, d, l| check::soroban_transaction_meta_ext(b)
}

impl<'a> SorobanTransactionMetaExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> SorobanTransactionMetaExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => SorobanTransactionMetaExtArm::V1(read(b)),
            _ => SorobanTransactionMetaExtArm::V0,
        }
    }
}

/// What a `SorobanTransactionMetaExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum SorobanTransactionMetaExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(SorobanTransactionMetaExtV1View<'a>),
}

view! {
    /// A view of `SorobanTransactionMetaExtV1`.
    ///
    /// ```text
    /// struct SorobanTransactionMetaExtV1
    /// {
    ///     ExtensionPoint ext;
    ///
    ///     // The following are the components of the overall Soroban resource fee
    ///     // charged for the transaction.
    ///     // The following relation holds:
    ///     // `resourceFeeCharged = totalNonRefundableResourceFeeCharged + totalRefundableResourceFeeCharged`
    ///     // where `resourceFeeCharged` is the overall fee charged for the
    ///     // transaction. Also, `resourceFeeCharged` <= `sorobanData.resourceFee`
    ///     // i.e.we never charge more than the declared resource fee.
    ///     // The inclusion fee for charged the Soroban transaction can be found using
    ///     // the following equation:
    ///     // `result.feeCharged = resourceFeeCharged + inclusionFeeCharged`.
    ///
    ///     // Total amount (in stroops) that has been charged for non-refundable
    ///     // Soroban resources.
    ///     // Non-refundable resources are charged based on the usage declared in
    ///     // the transaction envelope (such as `instructions`, `readBytes` etc.) and
    ///     // is charged regardless of the success of the transaction.
    ///     int64 totalNonRefundableResourceFeeCharged;
    ///     // Total amount (in stroops) that has been charged for refundable
    ///     // Soroban resource fees.
    ///     // Currently this comprises the rent fee (`rentFeeCharged`) and the
    ///     // fee for the events and return value.
    ///     // Refundable resources are charged based on the actual resources usage.
    ///     // Since currently refundable resources are only used for the successful
    ///     // transactions, this will be `0` for failed transactions.
    ///     int64 totalRefundableResourceFeeCharged;
    ///     // Amount (in stroops) that has been charged for rent.
    ///     // This is a part of `totalRefundableResourceFeeCharged`.
    ///     int64 rentFeeCharged;
    /// };
    /// ```
    SorobanTransactionMetaExtV1View, SOROBAN_TRANSACTION_META_EXT_V1, least 28, depth 3, |b, d, l| check::soroban_transaction_meta_ext_v1(b)
}

impl<'a> SorobanTransactionMetaExtV1View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `totalNonRefundableResourceFeeCharged`.
    #[inline]
    pub fn total_non_refundable_resource_fee_charged(self) -> i64 {
        read(at(self.bytes, 4))
    }

    /// `totalRefundableResourceFeeCharged`.
    #[inline]
    pub fn total_refundable_resource_fee_charged(self) -> i64 {
        read(at(self.bytes, 12))
    }

    /// `rentFeeCharged`.
    #[inline]
    pub fn rent_fee_charged(self) -> i64 {
        read(at(self.bytes, 20))
    }
}

view! {
    /// A view of `SorobanTransactionMetaV2`.
    ///
    /// ```text
    /// struct SorobanTransactionMetaV2
    /// {
    ///     SorobanTransactionMetaExt ext;
    ///
    ///     SCVal* returnValue;
    /// };
    /// ```
    SorobanTransactionMetaV2View, SOROBAN_TRANSACTION_META_V2, least 8, depth 5, |b, d, l| check::soroban_transaction_meta_v2(b, d)
}

impl<'a> SorobanTransactionMetaV2View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> SorobanTransactionMetaExtView<'a> {
        read(self.bytes)
    }

    /// `returnValue`.
    #[inline]
    pub fn return_value(self) -> Option<ScValView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<SorobanTransactionMetaExtView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `StateArchivalSettings`.
    ///
    /// ```text
    /// struct StateArchivalSettings {
    ///     uint32 maxEntryTTL;
    ///     uint32 minTemporaryTTL;
    ///     uint32 minPersistentTTL;
    ///
    ///     // rent_fee = wfee_rate_average / rent_rate_denominator_for_type
    ///     int64 persistentRentRateDenominator;
    ///     int64 tempRentRateDenominator;
    ///
    ///     // max number of entries that emit archival meta in a single ledger
    ///     uint32 maxEntriesToArchive;
    ///
    ///     // Number of snapshots to use when calculating average live Soroban State size
    ///     uint32 liveSorobanStateSizeWindowSampleSize;
    ///
    ///     // How often to sample the live Soroban State size for the average, in ledgers
    ///     uint32 liveSorobanStateSizeWindowSamplePeriod;
    ///
    ///     // Maximum number of bytes that we scan for eviction per ledger
    ///     uint32 evictionScanSize;
    ///
    ///     // Lowest BucketList level to be scanned to evict entries
    ///     uint32 startingEvictionScanLevel;
    /// };
    /// ```
    StateArchivalSettingsView, STATE_ARCHIVAL_SETTINGS, least 48, depth 2, |b, d, l| check::state_archival_settings(b)
}

impl<'a> StateArchivalSettingsView<'a> {
    /// `maxEntryTTL`.
    #[inline]
    pub fn max_entry_ttl(self) -> u32 {
        read(self.bytes)
    }

    /// `minTemporaryTTL`.
    #[inline]
    pub fn min_temporary_ttl(self) -> u32 {
        read(at(self.bytes, 4))
    }

    /// `minPersistentTTL`.
    #[inline]
    pub fn min_persistent_ttl(self) -> u32 {
        read(at(self.bytes, 8))
    }

    /// `persistentRentRateDenominator`.
    #[inline]
    pub fn persistent_rent_rate_denominator(self) -> i64 {
        read(at(self.bytes, 12))
    }

    /// `tempRentRateDenominator`.
    #[inline]
    pub fn temp_rent_rate_denominator(self) -> i64 {
        read(at(self.bytes, 20))
    }

    /// `maxEntriesToArchive`.
    #[inline]
    pub fn max_entries_to_archive(self) -> u32 {
        read(at(self.bytes, 28))
    }

    /// `liveSorobanStateSizeWindowSampleSize`.
    #[inline]
    pub fn live_soroban_state_size_window_sample_size(self) -> u32 {
        read(at(self.bytes, 32))
    }

    /// `liveSorobanStateSizeWindowSamplePeriod`.
    #[inline]
    pub fn live_soroban_state_size_window_sample_period(self) -> u32 {
        read(at(self.bytes, 36))
    }

    /// `evictionScanSize`.
    #[inline]
    pub fn eviction_scan_size(self) -> u32 {
        read(at(self.bytes, 40))
    }

    /// `startingEvictionScanLevel`.
    #[inline]
    pub fn starting_eviction_scan_level(self) -> u32 {
        read(at(self.bytes, 44))
    }
}

view! {
    /// A view of `StellarValue`.
    ///
    /// ```text
    /// struct StellarValue
    /// {
    ///     Hash txSetHash;      // transaction set to apply to previous ledger
    ///     TimePoint closeTime; // network close time
    ///
    ///     // upgrades to apply to the previous ledger (usually empty)
    ///     // this is a vector of encoded 'LedgerUpgrade' so that nodes can drop
    ///     // unknown steps during consensus if needed.
    ///     // see notes below on 'LedgerUpgrade' for more detail
    ///     // max size is dictated by number of upgrade types (+ room for future)
    ///     UpgradeType upgrades<6>;
    ///
    ///     // reserved for future use
    ///     union switch (StellarValueType v)
    ///     {
    ///     case STELLAR_VALUE_BASIC:
    ///         void;
    ///     case STELLAR_VALUE_SIGNED:
    ///         LedgerCloseValueSignature lcValueSignature;
    ///     case STELLAR_VALUE_EMPTY_TX_SET:
    ///         struct
    ///         {
    ///             Hash txSetHash;
    ///             Hash previousLedgerHash;
    ///             uint32 previousLedgerVersion;
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         } proposedValue;
    ///     case STELLAR_VALUE_SIGNED_MS:
    ///         struct
    ///         {
    ///             TimePointMs closeTimeMs; // closeTime == closeTimeMs / 1000
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         } signedMsValue;
    ///     case STELLAR_VALUE_EMPTY_TX_SET_MS:
    ///         struct
    ///         {
    ///             TimePointMs closeTimeMs; // closeTime == closeTimeMs / 1000
    ///             Hash txSetHash;
    ///             Hash previousLedgerHash;
    ///             uint32 previousLedgerVersion;
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         } proposedMsValue;
    ///     }
    ///     ext;
    /// };
    /// ```
    StellarValueView, STELLAR_VALUE, least 48, depth 8, |b, d, l| check::stellar_value(b)
}

impl<'a> StellarValueView<'a> {
    /// `txSetHash`.
    #[inline]
    pub fn tx_set_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `closeTime`.
    #[inline]
    pub fn close_time(self) -> u64 {
        read(at(self.bytes, 32))
    }

    /// `upgrades`.
    #[inline]
    pub fn upgrades(self) -> ListView<'a, &'a [u8]> {
        read(at(self.bytes, 40))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> StellarValueExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<ListView<'a, &'a [u8]>>(at(self.bytes, 40))
    }
}

view! {
    /// A view of `StellarValueExt`.
    ///
    /// ```text
    /// union switch (StellarValueType v)
    ///     {
    ///     case STELLAR_VALUE_BASIC:
    ///         void;
    ///     case STELLAR_VALUE_SIGNED:
    ///         LedgerCloseValueSignature lcValueSignature;
    ///     case STELLAR_VALUE_EMPTY_TX_SET:
    ///         struct
    ///         {
    ///             Hash txSetHash;
    ///             Hash previousLedgerHash;
    ///             uint32 previousLedgerVersion;
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         } proposedValue;
    ///     case STELLAR_VALUE_SIGNED_MS:
    ///         struct
    ///         {
    ///             TimePointMs closeTimeMs; // closeTime == closeTimeMs / 1000
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         } signedMsValue;
    ///     case STELLAR_VALUE_EMPTY_TX_SET_MS:
    ///         struct
    ///         {
    ///             TimePointMs closeTimeMs; // closeTime == closeTimeMs / 1000
    ///             Hash txSetHash;
    ///             Hash previousLedgerHash;
    ///             uint32 previousLedgerVersion;
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         } proposedMsValue;
    ///     }
    /// ```
    StellarValueExtView, STELLAR_VALUE_EXT, least 4, depth 7, |b, d, l| check::stellar_value_ext(b)
}

impl<'a> StellarValueExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> StellarValueType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> StellarValueExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => StellarValueExtArm::Signed(read(b)),
            2 => StellarValueExtArm::EmptyTxSet(read(b)),
            3 => StellarValueExtArm::SignedMs(read(b)),
            4 => StellarValueExtArm::EmptyTxSetMs(read(b)),
            _ => StellarValueExtArm::Basic,
        }
    }
}

/// What a `StellarValueExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum StellarValueExtArm<'a> {
    /// 0: `void`.
    Basic,
    /// 1: `lcValueSignature`.
    Signed(LedgerCloseValueSignatureView<'a>),
    /// 2: `proposedValue`.
    EmptyTxSet(StellarValueProposedValueView<'a>),
    /// 3: `signedMsValue`.
    SignedMs(StellarValueSignedMsValueView<'a>),
    /// 4: `proposedMsValue`.
    EmptyTxSetMs(StellarValueProposedMsValueView<'a>),
}

view! {
    /// A view of `StellarValueProposedMsValue`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             TimePointMs closeTimeMs; // closeTime == closeTimeMs / 1000
    ///             Hash txSetHash;
    ///             Hash previousLedgerHash;
    ///             uint32 previousLedgerVersion;
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         }
    /// ```
    StellarValueProposedMsValueView, STELLAR_VALUE_PROPOSED_MS_VALUE, least 116, depth 6, |b, d, l| check::stellar_value_proposed_ms_value(b)
}

impl<'a> StellarValueProposedMsValueView<'a> {
    /// `closeTimeMs`.
    #[inline]
    pub fn close_time_ms(self) -> u64 {
        read(self.bytes)
    }

    /// `txSetHash`.
    #[inline]
    pub fn tx_set_hash(self) -> &'a [u8; 32] {
        read(at(self.bytes, 8))
    }

    /// `previousLedgerHash`.
    #[inline]
    pub fn previous_ledger_hash(self) -> &'a [u8; 32] {
        read(at(self.bytes, 40))
    }

    /// `previousLedgerVersion`.
    #[inline]
    pub fn previous_ledger_version(self) -> u32 {
        read(at(self.bytes, 72))
    }

    /// `lcValueSignature`.
    #[inline]
    pub fn lc_value_signature(self) -> LedgerCloseValueSignatureView<'a> {
        read(at(self.bytes, 76))
    }
}

view! {
    /// A view of `StellarValueProposedValue`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             Hash txSetHash;
    ///             Hash previousLedgerHash;
    ///             uint32 previousLedgerVersion;
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         }
    /// ```
    StellarValueProposedValueView, STELLAR_VALUE_PROPOSED_VALUE, least 108, depth 6, |b, d, l| check::stellar_value_proposed_value(b)
}

impl<'a> StellarValueProposedValueView<'a> {
    /// `txSetHash`.
    #[inline]
    pub fn tx_set_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `previousLedgerHash`.
    #[inline]
    pub fn previous_ledger_hash(self) -> &'a [u8; 32] {
        read(at(self.bytes, 32))
    }

    /// `previousLedgerVersion`.
    #[inline]
    pub fn previous_ledger_version(self) -> u32 {
        read(at(self.bytes, 64))
    }

    /// `lcValueSignature`.
    #[inline]
    pub fn lc_value_signature(self) -> LedgerCloseValueSignatureView<'a> {
        read(at(self.bytes, 68))
    }
}

view! {
    /// A view of `StellarValueSignedMsValue`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             TimePointMs closeTimeMs; // closeTime == closeTimeMs / 1000
    ///             LedgerCloseValueSignature lcValueSignature;
    ///         }
    /// ```
    StellarValueSignedMsValueView, STELLAR_VALUE_SIGNED_MS_VALUE, least 48, depth 6, |b, d, l| check::stellar_value_signed_ms_value(b)
}

impl<'a> StellarValueSignedMsValueView<'a> {
    /// `closeTimeMs`.
    #[inline]
    pub fn close_time_ms(self) -> u64 {
        read(self.bytes)
    }

    /// `lcValueSignature`.
    #[inline]
    pub fn lc_value_signature(self) -> LedgerCloseValueSignatureView<'a> {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `TTLEntry`.
    ///
    /// ```text
    /// struct TTLEntry {
    ///     // Hash of the LedgerKey that is associated with this TTLEntry
    ///     Hash keyHash;
    ///     uint32 liveUntilLedgerSeq;
    /// };
    /// ```
    TtlEntryView, TTL_ENTRY, least 36, depth 3, |b, d, l| check::ttl_entry(b)
}

impl<'a> TtlEntryView<'a> {
    /// `keyHash`.
    #[inline]
    pub fn key_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `liveUntilLedgerSeq`.
    #[inline]
    pub fn live_until_ledger_seq(self) -> u32 {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `TimeBounds`.
    ///
    /// ```text
    /// struct TimeBounds
    /// {
    ///     TimePoint minTime;
    ///     TimePoint maxTime; // 0 here means no maxTime
    /// };
    /// ```
    TimeBoundsView, TIME_BOUNDS, least 16, depth 3, |b, d, l| check::time_bounds(b)
}

impl<'a> TimeBoundsView<'a> {
    /// `minTime`.
    #[inline]
    pub fn min_time(self) -> u64 {
        read(self.bytes)
    }

    /// `maxTime`.
    #[inline]
    pub fn max_time(self) -> u64 {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `Transaction`.
    ///
    /// ```text
    /// struct Transaction
    /// {
    ///     // account used to run the transaction
    ///     MuxedAccount sourceAccount;
    ///
    ///     // the fee the sourceAccount will pay
    ///     uint32 fee;
    ///
    ///     // sequence number to consume in the account
    ///     SequenceNumber seqNum;
    ///
    ///     // validity conditions
    ///     Preconditions cond;
    ///
    ///     Memo memo;
    ///
    ///     Operation operations<MAX_OPS_PER_TX>;
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         SorobanTransactionData sorobanData;
    ///     }
    ///     ext;
    /// };
    /// ```
    TransactionView, TRANSACTION, least 64, depth 15, |b, d, l| check::transaction(b, d)
}

impl<'a> TransactionView<'a> {
    /// `sourceAccount`.
    #[inline]
    pub fn source_account(self) -> MuxedAccountView<'a> {
        read(self.bytes)
    }

    /// `fee`.
    #[inline]
    pub fn fee(self) -> u32 {
        read(self.s1())
    }

    /// `seqNum`.
    #[inline]
    pub fn seq_num(self) -> i64 {
        read(at(self.s1(), 4))
    }

    /// `cond`.
    #[inline]
    pub fn cond(self) -> PreconditionsView<'a> {
        read(at(self.s1(), 12))
    }

    /// `memo`.
    #[inline]
    pub fn memo(self) -> MemoView<'a> {
        read(self.s2())
    }

    /// `operations`.
    #[inline]
    pub fn operations(self) -> ListView<'a, OperationView<'a>> {
        read(self.s3())
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> TransactionExtView<'a> {
        read(self.s4())
    }

    fn s1(self) -> &'a [u8] {
        after::<MuxedAccountView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<PreconditionsView<'a>>(at(self.s1(), 12))
    }

    fn s3(self) -> &'a [u8] {
        after::<MemoView<'a>>(self.s2())
    }

    fn s4(self) -> &'a [u8] {
        after::<ListView<'a, OperationView<'a>>>(self.s3())
    }
}

view! {
    /// A view of `TransactionEnvelope`.
    ///
    /// ```text
    /// union TransactionEnvelope switch (EnvelopeType type)
    /// {
    /// case ENVELOPE_TYPE_TX_V0:
    ///     TransactionV0Envelope v0;
    /// case ENVELOPE_TYPE_TX:
    ///     TransactionV1Envelope v1;
    /// case ENVELOPE_TYPE_TX_FEE_BUMP:
    ///     FeeBumpTransactionEnvelope feeBump;
    /// };
    /// ```
    TransactionEnvelopeView, TRANSACTION_ENVELOPE, least 68, depth 20, |b, d, l| check::transaction_envelope(b, d, l)
}

impl<'a> TransactionEnvelopeView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> EnvelopeType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TransactionEnvelopeArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            2 => TransactionEnvelopeArm::Tx(read(b)),
            5 => TransactionEnvelopeArm::TxFeeBump(read(b)),
            _ => TransactionEnvelopeArm::TxV0(read(b)),
        }
    }
}

/// What a `TransactionEnvelope` holds.
#[derive(Clone, Copy, Debug)]
pub enum TransactionEnvelopeArm<'a> {
    /// 0: `v0`.
    TxV0(TransactionV0EnvelopeView<'a>),
    /// 2: `v1`.
    Tx(TransactionV1EnvelopeView<'a>),
    /// 5: `feeBump`.
    TxFeeBump(FeeBumpTransactionEnvelopeView<'a>),
}

view! {
    /// A view of `TransactionEvent`.
    ///
    /// ```text
    /// struct TransactionEvent {
    ///     TransactionEventStage stage;  // Stage at which an event has occurred.
    ///     ContractEvent event;  // The contract event that has occurred.
    /// };
    /// ```
    TransactionEventView, TRANSACTION_EVENT, least 28, depth 6, |b, d, l| check::transaction_event(b, d, l)
}

impl<'a> TransactionEventView<'a> {
    /// `stage`.
    #[inline]
    pub fn stage(self) -> TransactionEventStage {
        read(self.bytes)
    }

    /// `event`.
    #[inline]
    pub fn event(self) -> ContractEventView<'a> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `TransactionExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         SorobanTransactionData sorobanData;
    ///     }
    /// ```
    TransactionExtView, TRANSACTION_EXT, least 4, depth 13, |b, d, l| check::transaction_ext(b, d)
}

impl<'a> TransactionExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TransactionExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => TransactionExtArm::V1(read(b)),
            _ => TransactionExtArm::V0,
        }
    }
}

/// What a `TransactionExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum TransactionExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `sorobanData`.
    V1(SorobanTransactionDataView<'a>),
}

view! {
    /// A view of `TransactionMeta`.
    ///
    /// ```text
    /// union TransactionMeta switch (int v)
    /// {
    /// case 0:
    ///     OperationMeta operations<>;
    /// case 1:
    ///     TransactionMetaV1 v1;
    /// case 2:
    ///     TransactionMetaV2 v2;
    /// case 3:
    ///     TransactionMetaV3 v3;
    /// case 4:
    ///     TransactionMetaV4 v4;
    /// };
    /// ```
    TransactionMetaView, TRANSACTION_META, least 8, depth 21, |b, d, l| check::transaction_meta(b, d, l)
}

impl<'a> TransactionMetaView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TransactionMetaArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => TransactionMetaArm::V1(read(b)),
            2 => TransactionMetaArm::V2(read(b)),
            3 => TransactionMetaArm::V3(read(b)),
            4 => TransactionMetaArm::V4(read(b)),
            _ => TransactionMetaArm::V0(read(b)),
        }
    }
}

/// What a `TransactionMeta` holds.
#[derive(Clone, Copy, Debug)]
pub enum TransactionMetaArm<'a> {
    /// 0: `operations`.
    V0(ListView<'a, OperationMetaView<'a>>),
    /// 1: `v1`.
    V1(TransactionMetaV1View<'a>),
    /// 2: `v2`.
    V2(TransactionMetaV2View<'a>),
    /// 3: `v3`.
    V3(TransactionMetaV3View<'a>),
    /// 4: `v4`.
    V4(TransactionMetaV4View<'a>),
}

view! {
    /// A view of `TransactionMetaV1`.
    ///
    /// ```text
    /// struct TransactionMetaV1
    /// {
    ///     LedgerEntryChanges txChanges; // tx level changes if any
    ///     OperationMeta operations<>;   // meta for each operation
    /// };
    /// ```
    TransactionMetaV1View, TRANSACTION_META_V1, least 8, depth 20, |b, d, l| check::transaction_meta_v1(b, d, l)
}

impl<'a> TransactionMetaV1View<'a> {
    /// `txChanges`.
    #[inline]
    pub fn tx_changes(self) -> LedgerEntryChangesView<'a> {
        read(self.bytes)
    }

    /// `operations`.
    #[inline]
    pub fn operations(self) -> ListView<'a, OperationMetaView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `TransactionMetaV2`.
    ///
    /// ```text
    /// struct TransactionMetaV2
    /// {
    ///     LedgerEntryChanges txChangesBefore; // tx level changes before operations
    ///                                         // are applied if any
    ///     OperationMeta operations<>;         // meta for each operation
    ///     LedgerEntryChanges txChangesAfter;  // tx level changes after operations are
    ///                                         // applied if any
    /// };
    /// ```
    TransactionMetaV2View, TRANSACTION_META_V2, least 12, depth 20, |b, d, l| check::transaction_meta_v2(b, d, l)
}

impl<'a> TransactionMetaV2View<'a> {
    /// `txChangesBefore`.
    #[inline]
    pub fn tx_changes_before(self) -> LedgerEntryChangesView<'a> {
        read(self.bytes)
    }

    /// `operations`.
    #[inline]
    pub fn operations(self) -> ListView<'a, OperationMetaView<'a>> {
        read(self.s1())
    }

    /// `txChangesAfter`.
    #[inline]
    pub fn tx_changes_after(self) -> LedgerEntryChangesView<'a> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<ListView<'a, OperationMetaView<'a>>>(self.s1())
    }
}

view! {
    /// A view of `TransactionMetaV3`.
    ///
    /// ```text
    /// struct TransactionMetaV3
    /// {
    ///     ExtensionPoint ext;
    ///
    ///     LedgerEntryChanges txChangesBefore;  // tx level changes before operations
    ///                                          // are applied if any
    ///     OperationMeta operations<>;          // meta for each operation
    ///     LedgerEntryChanges txChangesAfter;   // tx level changes after operations are
    ///                                          // applied if any
    ///     SorobanTransactionMeta* sorobanMeta; // Soroban-specific meta (only for
    ///                                          // Soroban transactions).
    /// };
    /// ```
    TransactionMetaV3View, TRANSACTION_META_V3, least 20, depth 20, |b, d, l| check::transaction_meta_v3(b, d, l)
}

impl<'a> TransactionMetaV3View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `txChangesBefore`.
    #[inline]
    pub fn tx_changes_before(self) -> LedgerEntryChangesView<'a> {
        read(at(self.bytes, 4))
    }

    /// `operations`.
    #[inline]
    pub fn operations(self) -> ListView<'a, OperationMetaView<'a>> {
        read(self.s1())
    }

    /// `txChangesAfter`.
    #[inline]
    pub fn tx_changes_after(self) -> LedgerEntryChangesView<'a> {
        read(self.s2())
    }

    /// `sorobanMeta`.
    #[inline]
    pub fn soroban_meta(self) -> Option<SorobanTransactionMetaView<'a>> {
        read(self.s3())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(at(self.bytes, 4))
    }

    fn s2(self) -> &'a [u8] {
        after::<ListView<'a, OperationMetaView<'a>>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(self.s2())
    }
}

view! {
    /// A view of `TransactionMetaV4`.
    ///
    /// ```text
    /// struct TransactionMetaV4
    /// {
    ///     ExtensionPoint ext;
    ///
    ///     LedgerEntryChanges txChangesBefore;  // tx level changes before operations
    ///                                          // are applied if any
    ///     OperationMetaV2 operations<>;        // meta for each operation
    ///     LedgerEntryChanges txChangesAfter;   // tx level changes after operations are
    ///                                          // applied if any
    ///     SorobanTransactionMetaV2* sorobanMeta; // Soroban-specific meta (only for
    ///                                            // Soroban transactions).
    ///
    ///     TransactionEvent events<>; // Used for transaction-level events (like fee payment)
    ///     DiagnosticEvent diagnosticEvents<>; // Used for all diagnostic information
    /// };
    /// ```
    TransactionMetaV4View, TRANSACTION_META_V4, least 28, depth 20, |b, d, l| check::transaction_meta_v4(b, d, l)
}

impl<'a> TransactionMetaV4View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `txChangesBefore`.
    #[inline]
    pub fn tx_changes_before(self) -> LedgerEntryChangesView<'a> {
        read(at(self.bytes, 4))
    }

    /// `operations`.
    #[inline]
    pub fn operations(self) -> ListView<'a, OperationMetaV2View<'a>> {
        read(self.s1())
    }

    /// `txChangesAfter`.
    #[inline]
    pub fn tx_changes_after(self) -> LedgerEntryChangesView<'a> {
        read(self.s2())
    }

    /// `sorobanMeta`.
    #[inline]
    pub fn soroban_meta(self) -> Option<SorobanTransactionMetaV2View<'a>> {
        read(self.s3())
    }

    /// `events`.
    #[inline]
    pub fn events(self) -> ListView<'a, TransactionEventView<'a>> {
        read(self.s4())
    }

    /// `diagnosticEvents`.
    #[inline]
    pub fn diagnostic_events(self) -> ListView<'a, DiagnosticEventView<'a>> {
        read(self.s5())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(at(self.bytes, 4))
    }

    fn s2(self) -> &'a [u8] {
        after::<ListView<'a, OperationMetaV2View<'a>>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(self.s2())
    }

    fn s4(self) -> &'a [u8] {
        after::<Option<SorobanTransactionMetaV2View<'a>>>(self.s3())
    }

    fn s5(self) -> &'a [u8] {
        after::<ListView<'a, TransactionEventView<'a>>>(self.s4())
    }
}

view! {
    /// A view of `TransactionPhase`.
    ///
    /// ```text
    /// union TransactionPhase switch (int v)
    /// {
    /// case 0:
    ///     TxSetComponent v0Components<>;
    /// case 1:
    ///     ParallelTxsComponent parallelTxsComponent;
    /// };
    /// ```
    TransactionPhaseView, TRANSACTION_PHASE, least 8, depth 27, |b, d, l| check::transaction_phase(b, d, l)
}

impl<'a> TransactionPhaseView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TransactionPhaseArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => TransactionPhaseArm::V1(read(b)),
            _ => TransactionPhaseArm::V0(read(b)),
        }
    }
}

/// What a `TransactionPhase` holds.
#[derive(Clone, Copy, Debug)]
pub enum TransactionPhaseArm<'a> {
    /// 0: `v0Components`.
    V0(ListView<'a, TxSetComponentView<'a>>),
    /// 1: `parallelTxsComponent`.
    V1(ParallelTxsComponentView<'a>),
}

view! {
    /// A view of `TransactionResult`.
    ///
    /// ```text
    /// struct TransactionResult
    /// {
    ///     int64 feeCharged; // actual fee charged for the transaction
    ///
    ///     union switch (TransactionResultCode code)
    ///     {
    ///     case txFEE_BUMP_INNER_SUCCESS:
    ///     case txFEE_BUMP_INNER_FAILED:
    ///         InnerTransactionResultPair innerResultPair;
    ///     case txSUCCESS:
    ///     case txFAILED:
    ///         OperationResult results<>;
    ///     case txTOO_EARLY:
    ///     case txTOO_LATE:
    ///     case txMISSING_OPERATION:
    ///     case txBAD_SEQ:
    ///     case txBAD_AUTH:
    ///     case txINSUFFICIENT_BALANCE:
    ///     case txNO_ACCOUNT:
    ///     case txINSUFFICIENT_FEE:
    ///     case txBAD_AUTH_EXTRA:
    ///     case txINTERNAL_ERROR:
    ///     case txNOT_SUPPORTED:
    ///     // case txFEE_BUMP_INNER_FAILED: handled above
    ///     case txBAD_SPONSORSHIP:
    ///     case txBAD_MIN_SEQ_AGE_OR_GAP:
    ///     case txMALFORMED:
    ///     case txSOROBAN_INVALID:
    ///     case txFROZEN_KEY_ACCESSED:
    ///         void;
    ///     }
    ///     result;
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    TransactionResultView, TRANSACTION_RESULT, least 16, depth 19, |b, d, l| check::transaction_result(b)
}

impl<'a> TransactionResultView<'a> {
    /// `feeCharged`.
    #[inline]
    pub fn fee_charged(self) -> i64 {
        read(self.bytes)
    }

    /// `result`.
    #[inline]
    pub fn result(self) -> TransactionResultResultView<'a> {
        read(at(self.bytes, 8))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> TransactionResultExtView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<TransactionResultResultView<'a>>(at(self.bytes, 8))
    }
}

view! {
    /// A view of `TransactionResultExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    TransactionResultExtView, TRANSACTION_RESULT_EXT, least 4, depth 2, |b, d, l| check::transaction_result_ext(b)
}

impl<'a> TransactionResultExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `TransactionResultMeta`.
    ///
    /// ```text
    /// struct TransactionResultMeta
    /// {
    ///     TransactionResultPair result;
    ///     LedgerEntryChanges feeProcessing;
    ///     TransactionMeta txApplyProcessing;
    /// };
    /// ```
    TransactionResultMetaView, TRANSACTION_RESULT_META, least 60, depth 22, |b, d, l| check::transaction_result_meta(b, d, l)
}

impl<'a> TransactionResultMetaView<'a> {
    /// `result`.
    #[inline]
    pub fn result(self) -> TransactionResultPairView<'a> {
        read(self.bytes)
    }

    /// `feeProcessing`.
    #[inline]
    pub fn fee_processing(self) -> LedgerEntryChangesView<'a> {
        read(self.s1())
    }

    /// `txApplyProcessing`.
    #[inline]
    pub fn tx_apply_processing(self) -> TransactionMetaView<'a> {
        read(self.s2())
    }

    fn s1(self) -> &'a [u8] {
        after::<TransactionResultPairView<'a>>(self.bytes)
    }

    fn s2(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(self.s1())
    }
}

view! {
    /// A view of `TransactionResultMetaV1`.
    ///
    /// ```text
    /// struct TransactionResultMetaV1
    /// {
    ///     ExtensionPoint ext;
    ///
    ///     TransactionResultPair result;
    ///     LedgerEntryChanges feeProcessing;
    ///     TransactionMeta txApplyProcessing;
    ///
    ///     LedgerEntryChanges postTxApplyFeeProcessing;
    /// };
    /// ```
    TransactionResultMetaV1View, TRANSACTION_RESULT_META_V1, least 68, depth 22, |b, d, l| check::transaction_result_meta_v1(b, d, l)
}

impl<'a> TransactionResultMetaV1View<'a> {
    /// `ext`.
    #[inline]
    pub fn ext(self) -> ExtensionPointView<'a> {
        read(self.bytes)
    }

    /// `result`.
    #[inline]
    pub fn result(self) -> TransactionResultPairView<'a> {
        read(at(self.bytes, 4))
    }

    /// `feeProcessing`.
    #[inline]
    pub fn fee_processing(self) -> LedgerEntryChangesView<'a> {
        read(self.s1())
    }

    /// `txApplyProcessing`.
    #[inline]
    pub fn tx_apply_processing(self) -> TransactionMetaView<'a> {
        read(self.s2())
    }

    /// `postTxApplyFeeProcessing`.
    #[inline]
    pub fn post_tx_apply_fee_processing(self) -> LedgerEntryChangesView<'a> {
        read(self.s3())
    }

    fn s1(self) -> &'a [u8] {
        after::<TransactionResultPairView<'a>>(at(self.bytes, 4))
    }

    fn s2(self) -> &'a [u8] {
        after::<LedgerEntryChangesView<'a>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<TransactionMetaView<'a>>(self.s2())
    }
}

view! {
    /// A view of `TransactionResultPair`.
    ///
    /// ```text
    /// struct TransactionResultPair
    /// {
    ///     Hash transactionHash;
    ///     TransactionResult result; // result for the transaction
    /// };
    /// ```
    TransactionResultPairView, TRANSACTION_RESULT_PAIR, least 48, depth 20, |b, d, l| check::transaction_result_pair(b, l)
}

impl<'a> TransactionResultPairView<'a> {
    /// `transactionHash`.
    #[inline]
    pub fn transaction_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `result`.
    #[inline]
    pub fn result(self) -> TransactionResultView<'a> {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `TransactionResultResult`.
    ///
    /// ```text
    /// union switch (TransactionResultCode code)
    ///     {
    ///     case txFEE_BUMP_INNER_SUCCESS:
    ///     case txFEE_BUMP_INNER_FAILED:
    ///         InnerTransactionResultPair innerResultPair;
    ///     case txSUCCESS:
    ///     case txFAILED:
    ///         OperationResult results<>;
    ///     case txTOO_EARLY:
    ///     case txTOO_LATE:
    ///     case txMISSING_OPERATION:
    ///     case txBAD_SEQ:
    ///     case txBAD_AUTH:
    ///     case txINSUFFICIENT_BALANCE:
    ///     case txNO_ACCOUNT:
    ///     case txINSUFFICIENT_FEE:
    ///     case txBAD_AUTH_EXTRA:
    ///     case txINTERNAL_ERROR:
    ///     case txNOT_SUPPORTED:
    ///     // case txFEE_BUMP_INNER_FAILED: handled above
    ///     case txBAD_SPONSORSHIP:
    ///     case txBAD_MIN_SEQ_AGE_OR_GAP:
    ///     case txMALFORMED:
    ///     case txSOROBAN_INVALID:
    ///     case txFROZEN_KEY_ACCESSED:
    ///         void;
    ///     }
    /// ```
    TransactionResultResultView, TRANSACTION_RESULT_RESULT, least 4, depth 18, |b, d, l| check::transaction_result_result(b)
}

impl<'a> TransactionResultResultView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> TransactionResultCode {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TransactionResultResultArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            -13 => TransactionResultResultArm::TxFeeBumpInnerFailed(read(b)),
            0 => TransactionResultResultArm::TxSuccess(read(b)),
            -1 => TransactionResultResultArm::TxFailed(read(b)),
            -2 => TransactionResultResultArm::TxTooEarly,
            -3 => TransactionResultResultArm::TxTooLate,
            -4 => TransactionResultResultArm::TxMissingOperation,
            -5 => TransactionResultResultArm::TxBadSeq,
            -6 => TransactionResultResultArm::TxBadAuth,
            -7 => TransactionResultResultArm::TxInsufficientBalance,
            -8 => TransactionResultResultArm::TxNoAccount,
            -9 => TransactionResultResultArm::TxInsufficientFee,
            -10 => TransactionResultResultArm::TxBadAuthExtra,
            -11 => TransactionResultResultArm::TxInternalError,
            -12 => TransactionResultResultArm::TxNotSupported,
            -14 => TransactionResultResultArm::TxBadSponsorship,
            -15 => TransactionResultResultArm::TxBadMinSeqAgeOrGap,
            -16 => TransactionResultResultArm::TxMalformed,
            -17 => TransactionResultResultArm::TxSorobanInvalid,
            -18 => TransactionResultResultArm::TxFrozenKeyAccessed,
            _ => TransactionResultResultArm::TxFeeBumpInnerSuccess(read(b)),
        }
    }
}

/// What a `TransactionResultResult` holds.
#[derive(Clone, Copy, Debug)]
pub enum TransactionResultResultArm<'a> {
    /// 1: `innerResultPair`.
    TxFeeBumpInnerSuccess(InnerTransactionResultPairView<'a>),
    /// -13: `innerResultPair`.
    TxFeeBumpInnerFailed(InnerTransactionResultPairView<'a>),
    /// 0: `results`.
    TxSuccess(ListView<'a, OperationResultView<'a>>),
    /// -1: `results`.
    TxFailed(ListView<'a, OperationResultView<'a>>),
    /// -2: `void`.
    TxTooEarly,
    /// -3: `void`.
    TxTooLate,
    /// -4: `void`.
    TxMissingOperation,
    /// -5: `void`.
    TxBadSeq,
    /// -6: `void`.
    TxBadAuth,
    /// -7: `void`.
    TxInsufficientBalance,
    /// -8: `void`.
    TxNoAccount,
    /// -9: `void`.
    TxInsufficientFee,
    /// -10: `void`.
    TxBadAuthExtra,
    /// -11: `void`.
    TxInternalError,
    /// -12: `void`.
    TxNotSupported,
    /// -14: `void`.
    TxBadSponsorship,
    /// -15: `void`.
    TxBadMinSeqAgeOrGap,
    /// -16: `void`.
    TxMalformed,
    /// -17: `void`.
    TxSorobanInvalid,
    /// -18: `void`.
    TxFrozenKeyAccessed,
}

view! {
    /// A view of `TransactionSet`.
    ///
    /// ```text
    /// struct TransactionSet
    /// {
    ///     Hash previousLedgerHash;
    ///     TransactionEnvelope txs<>;
    /// };
    /// ```
    TransactionSetView, TRANSACTION_SET, least 36, depth 22, |b, d, l| check::transaction_set(b, d, l)
}

impl<'a> TransactionSetView<'a> {
    /// `previousLedgerHash`.
    #[inline]
    pub fn previous_ledger_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `txs`.
    #[inline]
    pub fn txs(self) -> ListView<'a, TransactionEnvelopeView<'a>> {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `TransactionSetV1`.
    ///
    /// ```text
    /// struct TransactionSetV1
    /// {
    ///     Hash previousLedgerHash;
    ///     TransactionPhase phases<>;
    /// };
    /// ```
    TransactionSetV1View, TRANSACTION_SET_V1, least 36, depth 29, |b, d, l| check::transaction_set_v1(b, d, l)
}

impl<'a> TransactionSetV1View<'a> {
    /// `previousLedgerHash`.
    #[inline]
    pub fn previous_ledger_hash(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `phases`.
    #[inline]
    pub fn phases(self) -> ListView<'a, TransactionPhaseView<'a>> {
        read(at(self.bytes, 32))
    }
}

view! {
    /// A view of `TransactionV0`.
    ///
    /// ```text
    /// struct TransactionV0
    /// {
    ///     uint256 sourceAccountEd25519;
    ///     uint32 fee;
    ///     SequenceNumber seqNum;
    ///     TimeBounds* timeBounds;
    ///     Memo memo;
    ///     Operation operations<MAX_OPS_PER_TX>;
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    TransactionV0View, TRANSACTION_V0, least 60, depth 15, |b, d, l| check::transaction_v0(b, d)
}

impl<'a> TransactionV0View<'a> {
    /// `sourceAccountEd25519`.
    #[inline]
    pub fn source_account_ed25519(self) -> &'a [u8; 32] {
        read(self.bytes)
    }

    /// `fee`.
    #[inline]
    pub fn fee(self) -> u32 {
        read(at(self.bytes, 32))
    }

    /// `seqNum`.
    #[inline]
    pub fn seq_num(self) -> i64 {
        read(at(self.bytes, 36))
    }

    /// `timeBounds`.
    #[inline]
    pub fn time_bounds(self) -> Option<TimeBoundsView<'a>> {
        read(at(self.bytes, 44))
    }

    /// `memo`.
    #[inline]
    pub fn memo(self) -> MemoView<'a> {
        read(self.s1())
    }

    /// `operations`.
    #[inline]
    pub fn operations(self) -> ListView<'a, OperationView<'a>> {
        read(self.s2())
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> TransactionV0ExtView<'a> {
        read(self.s3())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<TimeBoundsView<'a>>>(at(self.bytes, 44))
    }

    fn s2(self) -> &'a [u8] {
        after::<MemoView<'a>>(self.s1())
    }

    fn s3(self) -> &'a [u8] {
        after::<ListView<'a, OperationView<'a>>>(self.s2())
    }
}

view! {
    /// A view of `TransactionV0Envelope`.
    ///
    /// ```text
    /// struct TransactionV0Envelope
    /// {
    ///     TransactionV0 tx;
    ///     /* Each decorated signature is a signature over the SHA256 hash of
    ///      * a TransactionSignaturePayload */
    ///     DecoratedSignature signatures<20>;
    /// };
    /// ```
    TransactionV0EnvelopeView, TRANSACTION_V0_ENVELOPE, least 64, depth 16, |b, d, l| check::transaction_v0_envelope(b, d)
}

impl<'a> TransactionV0EnvelopeView<'a> {
    /// `tx`.
    #[inline]
    pub fn tx(self) -> TransactionV0View<'a> {
        read(self.bytes)
    }

    /// `signatures`.
    #[inline]
    pub fn signatures(self) -> ListView<'a, DecoratedSignatureView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<TransactionV0View<'a>>(self.bytes)
    }
}

view! {
    /// A view of `TransactionV0Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    TransactionV0ExtView, TRANSACTION_V0_EXT, least 4, depth 2, |b, d, l| check::transaction_v0_ext(b)
}

impl<'a> TransactionV0ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `TransactionV1Envelope`.
    ///
    /// ```text
    /// struct TransactionV1Envelope
    /// {
    ///     Transaction tx;
    ///     /* Each decorated signature is a signature over the SHA256 hash of
    ///      * a TransactionSignaturePayload */
    ///     DecoratedSignature signatures<20>;
    /// };
    /// ```
    TransactionV1EnvelopeView, TRANSACTION_V1_ENVELOPE, least 68, depth 16, |b, d, l| check::transaction_v1_envelope(b, d)
}

impl<'a> TransactionV1EnvelopeView<'a> {
    /// `tx`.
    #[inline]
    pub fn tx(self) -> TransactionView<'a> {
        read(self.bytes)
    }

    /// `signatures`.
    #[inline]
    pub fn signatures(self) -> ListView<'a, DecoratedSignatureView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<TransactionView<'a>>(self.bytes)
    }
}

view! {
    /// A view of `TrustLineAsset`.
    ///
    /// ```text
    /// union TrustLineAsset switch (AssetType type)
    /// {
    /// case ASSET_TYPE_NATIVE: // Not credit
    ///     void;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM4:
    ///     AlphaNum4 alphaNum4;
    ///
    /// case ASSET_TYPE_CREDIT_ALPHANUM12:
    ///     AlphaNum12 alphaNum12;
    ///
    /// case ASSET_TYPE_POOL_SHARE:
    ///     PoolID liquidityPoolID;
    ///
    ///     // add other asset types here in the future
    /// };
    /// ```
    TrustLineAssetView, TRUST_LINE_ASSET, least 4, depth 6, |b, d, l| check::trust_line_asset(b)
}

impl<'a> TrustLineAssetView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> AssetType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TrustLineAssetArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => TrustLineAssetArm::CreditAlphanum4(read(b)),
            2 => TrustLineAssetArm::CreditAlphanum12(read(b)),
            3 => TrustLineAssetArm::PoolShare(read(b)),
            _ => TrustLineAssetArm::Native,
        }
    }
}

/// What a `TrustLineAsset` holds.
#[derive(Clone, Copy, Debug)]
pub enum TrustLineAssetArm<'a> {
    /// 0: `void`.
    Native,
    /// 1: `alphaNum4`.
    CreditAlphanum4(AlphaNum4View<'a>),
    /// 2: `alphaNum12`.
    CreditAlphanum12(AlphaNum12View<'a>),
    /// 3: `liquidityPoolID`.
    PoolShare(&'a [u8; 32]),
}

view! {
    /// A view of `TrustLineEntry`.
    ///
    /// ```text
    /// struct TrustLineEntry
    /// {
    ///     AccountID accountID;  // account this trustline belongs to
    ///     TrustLineAsset asset; // type of asset (with issuer)
    ///     int64 balance;        // how much of this asset the user has.
    ///                           // Asset defines the unit for this;
    ///
    ///     int64 limit;  // balance cannot be above this
    ///     uint32 flags; // see TrustLineFlags
    ///
    ///     // reserved for future use
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         struct
    ///         {
    ///             Liabilities liabilities;
    ///
    ///             union switch (int v)
    ///             {
    ///             case 0:
    ///                 void;
    ///             case 2:
    ///                 TrustLineEntryExtensionV2 v2;
    ///             }
    ///             ext;
    ///         } v1;
    ///     }
    ///     ext;
    /// };
    /// ```
    TrustLineEntryView, TRUST_LINE_ENTRY, least 64, depth 7, |b, d, l| check::trust_line_entry(b)
}

impl<'a> TrustLineEntryView<'a> {
    /// `accountID`.
    #[inline]
    pub fn account_id(self) -> PublicKeyView<'a> {
        read(self.bytes)
    }

    /// `asset`.
    #[inline]
    pub fn asset(self) -> TrustLineAssetView<'a> {
        read(at(self.bytes, 36))
    }

    /// `balance`.
    #[inline]
    pub fn balance(self) -> i64 {
        read(self.s1())
    }

    /// `limit`.
    #[inline]
    pub fn limit(self) -> i64 {
        read(at(self.s1(), 8))
    }

    /// `flags`.
    #[inline]
    pub fn flags(self) -> u32 {
        read(at(self.s1(), 16))
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> TrustLineEntryExtView<'a> {
        read(at(self.s1(), 20))
    }

    fn s1(self) -> &'a [u8] {
        after::<TrustLineAssetView<'a>>(at(self.bytes, 36))
    }
}

view! {
    /// A view of `TrustLineEntryExt`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     case 1:
    ///         struct
    ///         {
    ///             Liabilities liabilities;
    ///
    ///             union switch (int v)
    ///             {
    ///             case 0:
    ///                 void;
    ///             case 2:
    ///                 TrustLineEntryExtensionV2 v2;
    ///             }
    ///             ext;
    ///         } v1;
    ///     }
    /// ```
    TrustLineEntryExtView, TRUST_LINE_ENTRY_EXT, least 4, depth 6, |b, d, l| check::trust_line_entry_ext(b)
}

impl<'a> TrustLineEntryExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TrustLineEntryExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            1 => TrustLineEntryExtArm::V1(read(b)),
            _ => TrustLineEntryExtArm::V0,
        }
    }
}

/// What a `TrustLineEntryExt` holds.
#[derive(Clone, Copy, Debug)]
pub enum TrustLineEntryExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 1: `v1`.
    V1(TrustLineEntryV1View<'a>),
}

view! {
    /// A view of `TrustLineEntryExtensionV2`.
    ///
    /// ```text
    /// struct TrustLineEntryExtensionV2
    /// {
    ///     int32 liquidityPoolUseCount;
    ///
    ///     union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    ///     ext;
    /// };
    /// ```
    TrustLineEntryExtensionV2View, TRUST_LINE_ENTRY_EXTENSION_V2, least 8, depth 3, |b, d, l| check::trust_line_entry_extension_v2(b)
}

impl<'a> TrustLineEntryExtensionV2View<'a> {
    /// `liquidityPoolUseCount`.
    #[inline]
    pub fn liquidity_pool_use_count(self) -> i32 {
        read(self.bytes)
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> TrustLineEntryExtensionV2ExtView<'a> {
        read(at(self.bytes, 4))
    }
}

view! {
    /// A view of `TrustLineEntryExtensionV2Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///     {
    ///     case 0:
    ///         void;
    ///     }
    /// ```
    TrustLineEntryExtensionV2ExtView, TRUST_LINE_ENTRY_EXTENSION_V2_EXT, least 4, depth 2, |b, d, l| check::trust_line_entry_extension_v2_ext(b)
}

impl<'a> TrustLineEntryExtensionV2ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }
}

view! {
    /// A view of `TrustLineEntryV1`.
    ///
    /// ```text
    /// struct
    ///         {
    ///             Liabilities liabilities;
    ///
    ///             union switch (int v)
    ///             {
    ///             case 0:
    ///                 void;
    ///             case 2:
    ///                 TrustLineEntryExtensionV2 v2;
    ///             }
    ///             ext;
    ///         }
    /// ```
    TrustLineEntryV1View, TRUST_LINE_ENTRY_V1, least 20, depth 5, |b, d, l| check::trust_line_entry_v1(b)
}

impl<'a> TrustLineEntryV1View<'a> {
    /// `liabilities`.
    #[inline]
    pub fn liabilities(self) -> LiabilitiesView<'a> {
        read(self.bytes)
    }

    /// `ext`.
    #[inline]
    pub fn ext(self) -> TrustLineEntryV1ExtView<'a> {
        read(at(self.bytes, 16))
    }
}

view! {
    /// A view of `TrustLineEntryV1Ext`.
    ///
    /// ```text
    /// union switch (int v)
    ///             {
    ///             case 0:
    ///                 void;
    ///             case 2:
    ///                 TrustLineEntryExtensionV2 v2;
    ///             }
    /// ```
    TrustLineEntryV1ExtView, TRUST_LINE_ENTRY_V1_EXT, least 4, depth 4, |b, d, l| check::trust_line_entry_v1_ext(b)
}

impl<'a> TrustLineEntryV1ExtView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> i32 {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TrustLineEntryV1ExtArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            2 => TrustLineEntryV1ExtArm::V2(read(b)),
            _ => TrustLineEntryV1ExtArm::V0,
        }
    }
}

/// What a `TrustLineEntryV1Ext` holds.
#[derive(Clone, Copy, Debug)]
pub enum TrustLineEntryV1ExtArm<'a> {
    /// 0: `void`.
    V0,
    /// 2: `v2`.
    V2(TrustLineEntryExtensionV2View<'a>),
}

view! {
    /// A view of `TxSetComponent`.
    ///
    /// ```text
    /// union TxSetComponent switch (TxSetComponentType type)
    /// {
    /// case TXSET_COMP_TXS_MAYBE_DISCOUNTED_FEE:
    ///   struct
    ///   {
    ///     int64* baseFee;
    ///     TransactionEnvelope txs<>;
    ///   } txsMaybeDiscountedFee;
    /// };
    /// ```
    TxSetComponentView, TX_SET_COMPONENT, least 12, depth 23, |b, d, l| check::tx_set_component(b, d, l)
}

impl<'a> TxSetComponentView<'a> {
    /// Which arm it is.
    #[inline]
    pub fn discriminant(self) -> TxSetComponentType {
        read(self.bytes)
    }

    /// What it holds.
    #[inline]
    pub fn arm(self) -> TxSetComponentArm<'a> {
        let b = at(self.bytes, 4);
        match read::<i32>(self.bytes) {
            _ => TxSetComponentArm::TxsetCompTxsMaybeDiscountedFee(read(b)),
        }
    }
}

/// What a `TxSetComponent` holds.
#[derive(Clone, Copy, Debug)]
pub enum TxSetComponentArm<'a> {
    /// 0: `txsMaybeDiscountedFee`.
    TxsetCompTxsMaybeDiscountedFee(TxSetComponentTxsMaybeDiscountedFeeView<'a>),
}

view! {
    /// A view of `TxSetComponentTxsMaybeDiscountedFee`.
    ///
    /// ```text
    /// struct
    ///   {
    ///     int64* baseFee;
    ///     TransactionEnvelope txs<>;
    ///   }
    /// ```
    TxSetComponentTxsMaybeDiscountedFeeView, TX_SET_COMPONENT_TXS_MAYBE_DISCOUNTED_FEE, least 8, depth 22, |b, d, l| check::tx_set_component_txs_maybe_discounted_fee(b, d, l)
}

impl<'a> TxSetComponentTxsMaybeDiscountedFeeView<'a> {
    /// `baseFee`.
    #[inline]
    pub fn base_fee(self) -> Option<i64> {
        read(self.bytes)
    }

    /// `txs`.
    #[inline]
    pub fn txs(self) -> ListView<'a, TransactionEnvelopeView<'a>> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<Option<i64>>(self.bytes)
    }
}

view! {
    /// A view of `UInt128Parts`.
    ///
    /// ```text
    /// struct UInt128Parts {
    ///     uint64 hi;
    ///     uint64 lo;
    /// };
    /// ```
    UInt128PartsView, U_INT128_PARTS, least 16, depth 2, |b, d, l| check::u_int128_parts(b)
}

impl<'a> UInt128PartsView<'a> {
    /// `hi`.
    #[inline]
    pub fn hi(self) -> u64 {
        read(self.bytes)
    }

    /// `lo`.
    #[inline]
    pub fn lo(self) -> u64 {
        read(at(self.bytes, 8))
    }
}

view! {
    /// A view of `UInt256Parts`.
    ///
    /// ```text
    /// struct UInt256Parts {
    ///     uint64 hi_hi;
    ///     uint64 hi_lo;
    ///     uint64 lo_hi;
    ///     uint64 lo_lo;
    /// };
    /// ```
    UInt256PartsView, U_INT256_PARTS, least 32, depth 2, |b, d, l| check::u_int256_parts(b)
}

impl<'a> UInt256PartsView<'a> {
    /// `hi_hi`.
    #[inline]
    pub fn hi_hi(self) -> u64 {
        read(self.bytes)
    }

    /// `hi_lo`.
    #[inline]
    pub fn hi_lo(self) -> u64 {
        read(at(self.bytes, 8))
    }

    /// `lo_hi`.
    #[inline]
    pub fn lo_hi(self) -> u64 {
        read(at(self.bytes, 16))
    }

    /// `lo_lo`.
    #[inline]
    pub fn lo_lo(self) -> u64 {
        read(at(self.bytes, 24))
    }
}

view! {
    /// A view of `UpgradeEntryMeta`.
    ///
    /// ```text
    /// struct UpgradeEntryMeta
    /// {
    ///     LedgerUpgrade upgrade;
    ///     LedgerEntryChanges changes;
    /// };
    /// ```
    UpgradeEntryMetaView, UPGRADE_ENTRY_META, least 12, depth 18, |b, d, l| check::upgrade_entry_meta(b, d, l)
}

impl<'a> UpgradeEntryMetaView<'a> {
    /// `upgrade`.
    #[inline]
    pub fn upgrade(self) -> LedgerUpgradeView<'a> {
        read(self.bytes)
    }

    /// `changes`.
    #[inline]
    pub fn changes(self) -> LedgerEntryChangesView<'a> {
        read(self.s1())
    }

    fn s1(self) -> &'a [u8] {
        after::<LedgerUpgradeView<'a>>(self.bytes)
    }
}
