//! The strict pass, a function per type.
//!
//! Generated from the XDR definitions of stellar-xdr 30.0.0 by `UPDATE=1 cargo test -p cdpctl-xdr-generator`.
//! Never edited.

use crate::definition::descend;
use crate::generated::definitions;
use crate::landmarks::{Landmark, Landmarks, Marks};
use crate::scan::{bytes, chunk, list, optional, plain_list, skip, tag, word};

pub(crate) fn account_entry(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<56>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = optional(b, |b| {
        let (c, b) = chunk::<36>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
    let b = skip::<4>(b)?;
    let b = bytes::<32>(b)?;
    let b = skip::<4>(b)?;
    let b = list::<20>(b, signer)?;
    account_entry_ext(b)
}

pub(crate) fn account_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => account_entry_extension_v1(b),
        _ => None,
    }
}

pub(crate) fn account_entry_extension_v1(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    account_entry_extension_v1_ext(b)
}

pub(crate) fn account_entry_extension_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        2 => account_entry_extension_v2(b),
        _ => None,
    }
}

pub(crate) fn account_entry_extension_v2(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    let b = list::<20>(b, |b| optional(b, |b| {
        let (c, b) = chunk::<36>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    }))?;
    account_entry_extension_v2_ext(b)
}

pub(crate) fn account_entry_extension_v2_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        3 => {
            let (c, b) = chunk::<16>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn account_entry_extension_v3(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<16>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn account_merge_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => skip::<8>(b),
        -7..=-1 => Some(b),
        _ => None,
    }
}

pub(crate) fn allow_trust_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset_code(b)?;
    skip::<4>(b)
}

#[inline]
pub(crate) fn allow_trust_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(6) > 6 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn alpha_num12(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<48>(b)?;
    if word(c, 12) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn alpha_num4(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<40>(b)?;
    if word(c, 4) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn asset(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<40>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            Some(b)
        },
        2 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 12) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

pub(crate) fn asset_code(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        1 => skip::<4>(b),
        2 => skip::<12>(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn begin_sponsoring_future_reserves_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn begin_sponsoring_future_reserves_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(3) > 3 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn bump_sequence_op(b: &[u8]) -> Option<&[u8]> {
    skip::<8>(b)
}

#[inline]
pub(crate) fn bump_sequence_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(1) > 1 {
        return None;
    }
    Some(b)
}

pub(crate) fn change_trust_asset(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<40>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            Some(b)
        },
        2 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 12) != 0 {
                return None;
            }
            Some(b)
        },
        3 => liquidity_pool_parameters(b),
        _ => None,
    }
}

pub(crate) fn change_trust_op(b: &[u8]) -> Option<&[u8]> {
    let b = change_trust_asset(b)?;
    skip::<8>(b)
}

#[inline]
pub(crate) fn change_trust_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(8) > 8 {
        return None;
    }
    Some(b)
}

pub(crate) fn claim_atom(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => claim_offer_atom_v0(b),
        1 => claim_offer_atom(b),
        2 => claim_liquidity_atom(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn claim_claimable_balance_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn claim_claimable_balance_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(6) > 6 {
        return None;
    }
    Some(b)
}

pub(crate) fn claim_liquidity_atom(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = asset(b)?;
    skip::<8>(b)
}

pub(crate) fn claim_offer_atom(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = asset(b)?;
    skip::<8>(b)
}

pub(crate) fn claim_offer_atom_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = asset(b)?;
    skip::<8>(b)
}

pub(crate) fn claim_predicate(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 3 {
        return descend(&definitions::CLAIM_PREDICATE, b, d);
    }
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 | 2 => list::<2>(b, |b| claim_predicate(b, d - 2)),
        3 => optional(b, |b| claim_predicate(b, d - 3)),
        4 | 5 => skip::<8>(b),
        _ => None,
    }
}

pub(crate) fn claimable_balance_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = list::<10>(b, |b| claimant(b, d - 2))?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    claimable_balance_entry_ext(b)
}

pub(crate) fn claimable_balance_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn claimable_balance_entry_extension_v1(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<8>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn claimable_balance_entry_extension_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn claimable_balance_id(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn claimant(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => claimant_v0(b, d - 1),
        _ => None,
    }
}

pub(crate) fn claimant_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    claim_predicate(b, d - 1)
}

#[inline]
pub(crate) fn clawback_claimable_balance_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn clawback_claimable_balance_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(3) > 3 {
        return None;
    }
    Some(b)
}

pub(crate) fn clawback_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = muxed_account(b)?;
    skip::<8>(b)
}

#[inline]
pub(crate) fn clawback_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(4) > 4 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_bandwidth_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<16>(b)
}

#[inline]
pub(crate) fn config_setting_contract_compute_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<28>(b)
}

#[inline]
pub(crate) fn config_setting_contract_events_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<12>(b)
}

#[inline]
pub(crate) fn config_setting_contract_execution_lanes_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<4>(b)
}

#[inline]
pub(crate) fn config_setting_contract_historical_data_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<8>(b)
}

#[inline]
pub(crate) fn config_setting_contract_ledger_cost_ext_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<12>(b)
}

#[inline]
pub(crate) fn config_setting_contract_ledger_cost_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<84>(b)
}

#[inline]
pub(crate) fn config_setting_contract_parallel_compute_v0(b: &[u8]) -> Option<&[u8]> {
    skip::<4>(b)
}

pub(crate) fn config_setting_entry(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 | 8 | 9 | 11 | 14 => skip::<4>(b),
        1 => skip::<28>(b),
        2 => skip::<84>(b),
        3 => skip::<8>(b),
        4 | 15 => skip::<12>(b),
        5 | 13 => skip::<16>(b),
        6 | 7 => list::<1024>(b, |b| {
        let (c, b) = chunk::<20>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    }),
        10 => skip::<48>(b),
        12 => plain_list::<8, { u32::MAX }>(b),
        16 => skip::<20>(b),
        17 => frozen_ledger_keys(b),
        18 => frozen_ledger_keys_delta(b),
        19 => freeze_bypass_txs(b),
        20 => freeze_bypass_txs_delta(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn config_setting_scp_timing(b: &[u8]) -> Option<&[u8]> {
    skip::<20>(b)
}

#[inline]
pub(crate) fn config_upgrade_set_key(b: &[u8]) -> Option<&[u8]> {
    skip::<64>(b)
}

#[inline]
pub(crate) fn contract_code_cost_inputs(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn contract_code_entry(b: &[u8]) -> Option<&[u8]> {
    let b = contract_code_entry_ext(b)?;
    let b = skip::<32>(b)?;
    bytes::<{ u32::MAX }>(b)
}

pub(crate) fn contract_code_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 0) != 0 || word(c, 4) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn contract_code_entry_v1(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<48>(b)?;
    if word(c, 0) != 0 || word(c, 4) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn contract_cost_param_entry(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<20>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn contract_cost_params(b: &[u8]) -> Option<&[u8]> {
    list::<1024>(b, |b| {
        let (c, b) = chunk::<20>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })
}

pub(crate) fn contract_data_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = sc_address(b)?;
    let b = sc_val(b, d - 1)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) > 1 {
        return None;
    }
    sc_val(b, d - 1)
}

pub(crate) fn contract_event<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::ContractEvent, from);
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = optional(b, skip::<32>)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) > 2 {
        return None;
    }
    let b = contract_event_body(b, d - 1)?;
    l.leave(Landmark::ContractEvent, from, b);
    Some(b)
}

pub(crate) fn contract_event_body(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => contract_event_v0(b, d - 1),
        _ => None,
    }
}

pub(crate) fn contract_event_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))?;
    sc_val(b, d - 1)
}

pub(crate) fn contract_executable(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => skip::<32>(b),
        1 => Some(b),
        2 => contract_executable_external_ref(b),
        _ => None,
    }
}

pub(crate) fn contract_executable_external_ref(b: &[u8]) -> Option<&[u8]> {
    let b = sc_address(b)?;
    bytes::<{ u32::MAX }>(b)
}

pub(crate) fn contract_id_preimage(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => contract_id_preimage_from_address(b),
        1 => asset(b),
        _ => None,
    }
}

pub(crate) fn contract_id_preimage_from_address(b: &[u8]) -> Option<&[u8]> {
    let b = sc_address(b)?;
    skip::<32>(b)
}

#[inline]
pub(crate) fn create_account_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn create_account_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(4) > 4 {
        return None;
    }
    Some(b)
}

pub(crate) fn create_claimable_balance_op(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    list::<10>(b, |b| claimant(b, d - 2))
}

pub(crate) fn create_claimable_balance_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        -5..=-1 => Some(b),
        _ => None,
    }
}

pub(crate) fn create_contract_args(b: &[u8]) -> Option<&[u8]> {
    let b = contract_id_preimage(b)?;
    contract_executable(b)
}

pub(crate) fn create_contract_args_v2(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = contract_id_preimage(b)?;
    let b = contract_executable(b)?;
    list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))
}

pub(crate) fn create_passive_sell_offer_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    skip::<16>(b)
}

pub(crate) fn data_entry(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = bytes::<64>(b)?;
    let b = bytes::<64>(b)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn data_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn decorated_signature(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    bytes::<64>(b)
}

pub(crate) fn dependent_tx_cluster<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 2, l))
}

pub(crate) fn diagnostic_event<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::DiagnosticEvent, from);
    let b = skip::<4>(b)?;
    let b = contract_event(b, d - 1, l)?;
    l.leave(Landmark::DiagnosticEvent, from, b);
    Some(b)
}

#[inline]
pub(crate) fn end_sponsoring_future_reserves_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(1) > 1 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn eviction_iterator(b: &[u8]) -> Option<&[u8]> {
    skip::<16>(b)
}

#[inline]
pub(crate) fn extend_footprint_ttl_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<8>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn extend_footprint_ttl_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(3) > 3 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn extension_point(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn fee_bump_transaction(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = muxed_account(b)?;
    let b = skip::<8>(b)?;
    let b = fee_bump_transaction_inner_tx(b, d - 1)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn fee_bump_transaction_envelope(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = fee_bump_transaction(b, d - 1)?;
    list::<20>(b, decorated_signature)
}

#[inline]
pub(crate) fn fee_bump_transaction_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn fee_bump_transaction_inner_tx(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        2 => transaction_v1_envelope(b, d - 1),
        _ => None,
    }
}

pub(crate) fn freeze_bypass_txs(b: &[u8]) -> Option<&[u8]> {
    plain_list::<32, { u32::MAX }>(b)
}

pub(crate) fn freeze_bypass_txs_delta(b: &[u8]) -> Option<&[u8]> {
    let b = plain_list::<32, { u32::MAX }>(b)?;
    plain_list::<32, { u32::MAX }>(b)
}

pub(crate) fn frozen_ledger_keys(b: &[u8]) -> Option<&[u8]> {
    list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)
}

pub(crate) fn frozen_ledger_keys_delta(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)
}

pub(crate) fn generalized_transaction_set<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        1 => transaction_set_v1(b, d - 1, l),
        _ => None,
    }
}

pub(crate) fn host_function(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => invoke_contract_args(b, d - 1),
        1 => create_contract_args(b),
        2 => bytes::<{ u32::MAX }>(b),
        3 => create_contract_args_v2(b, d - 1),
        _ => None,
    }
}

#[inline]
pub(crate) fn inflation_payout(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn inflation_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => list::<{ u32::MAX }>(b, |b| {
        let (c, b) = chunk::<44>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    }),
        -1 => Some(b),
        _ => None,
    }
}

pub(crate) fn inner_transaction_result(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    let b = inner_transaction_result_result(b)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn inner_transaction_result_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn inner_transaction_result_pair(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    inner_transaction_result(b)
}

pub(crate) fn inner_transaction_result_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        -1 | 0 => list::<{ u32::MAX }>(b, operation_result),
        -18..=-14 | -12..=-2 => Some(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn int128_parts(b: &[u8]) -> Option<&[u8]> {
    skip::<16>(b)
}

#[inline]
pub(crate) fn int256_parts(b: &[u8]) -> Option<&[u8]> {
    skip::<32>(b)
}

pub(crate) fn invoke_contract_args(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = bytes::<32>(b)?;
    list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))
}

pub(crate) fn invoke_host_function_op(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = host_function(b, d - 1)?;
    list::<{ u32::MAX }>(b, |b| soroban_authorization_entry(b, d - 2))
}

pub(crate) fn invoke_host_function_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => skip::<32>(b),
        -5..=-1 => Some(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn ledger_bounds(b: &[u8]) -> Option<&[u8]> {
    skip::<8>(b)
}

pub(crate) fn ledger_close_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::LedgerCloseMeta, from);
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => ledger_close_meta_v0(b, d - 1, l),
        1 => ledger_close_meta_v1(b, d - 1, l),
        2 => ledger_close_meta_v2(b, d - 1, l),
        _ => None,
    }?;
    l.leave(Landmark::LedgerCloseMeta, from, b);
    Some(b)
}

pub(crate) fn ledger_close_meta_batch<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = skip::<8>(b)?;
    list::<{ u32::MAX }>(b, |b| ledger_close_meta(b, d - 2, l))
}

pub(crate) fn ledger_close_meta_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<12>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn ledger_close_meta_ext_v1(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<12>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn ledger_close_meta_v0<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_header_history_entry(b, l)?;
    let b = transaction_set(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_result_meta(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| upgrade_entry_meta(b, d - 2, l))?;
    list::<{ u32::MAX }>(b, |b| scp_history_entry(b, d - 2))
}

pub(crate) fn ledger_close_meta_v1<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_close_meta_ext(b)?;
    let b = ledger_header_history_entry(b, l)?;
    let b = generalized_transaction_set(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_result_meta(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| upgrade_entry_meta(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| scp_history_entry(b, d - 2))?;
    let b = skip::<8>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| ledger_key(b, d - 2))?;
    list::<{ u32::MAX }>(b, |b| ledger_entry(b, d - 2))
}

pub(crate) fn ledger_close_meta_v2<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_close_meta_ext(b)?;
    let b = ledger_header_history_entry(b, l)?;
    let b = generalized_transaction_set(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_result_meta_v1(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| upgrade_entry_meta(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| scp_history_entry(b, d - 2))?;
    let b = skip::<8>(b)?;
    list::<{ u32::MAX }>(b, |b| ledger_key(b, d - 2))
}

pub(crate) fn ledger_close_value_signature(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    bytes::<64>(b)
}

pub(crate) fn ledger_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    let b = ledger_entry_data(b, d - 1)?;
    ledger_entry_ext(b)
}

pub(crate) fn ledger_entry_change(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 | 1 | 3 | 4 => ledger_entry(b, d - 1),
        2 => ledger_key(b, d - 1),
        _ => None,
    }
}

pub(crate) fn ledger_entry_changes<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::LedgerEntryChanges, from);
    let b = list::<{ u32::MAX }>(b, |b| ledger_entry_change(b, d - 2))?;
    l.leave(Landmark::LedgerEntryChanges, from, b);
    Some(b)
}

pub(crate) fn ledger_entry_data(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => account_entry(b),
        1 => trust_line_entry(b),
        2 => offer_entry(b),
        3 => data_entry(b),
        4 => claimable_balance_entry(b, d - 1),
        5 => liquidity_pool_entry(b),
        6 => contract_data_entry(b, d - 1),
        7 => contract_code_entry(b),
        8 => config_setting_entry(b),
        9 => skip::<36>(b),
        _ => None,
    }
}

pub(crate) fn ledger_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => ledger_entry_extension_v1(b),
        _ => None,
    }
}

pub(crate) fn ledger_entry_extension_v1(b: &[u8]) -> Option<&[u8]> {
    let b = optional(b, |b| {
        let (c, b) = chunk::<36>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn ledger_entry_extension_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn ledger_footprint(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| ledger_key(b, d - 2))?;
    list::<{ u32::MAX }>(b, |b| ledger_key(b, d - 2))
}

pub(crate) fn ledger_header(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<36>(b)?;
    let b = stellar_value(b)?;
    let b = skip::<236>(b)?;
    ledger_header_ext(b)
}

pub(crate) fn ledger_header_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn ledger_header_extension_v1(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<8>(b)?;
    if word(c, 4) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn ledger_header_extension_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn ledger_header_history_entry<'a, L: Landmarks>(b: &'a [u8], l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::LedgerHeaderHistoryEntry, from);
    let b = skip::<32>(b)?;
    let b = ledger_header(b)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    l.leave(Landmark::LedgerHeaderHistoryEntry, from, b);
    Some(b)
}

#[inline]
pub(crate) fn ledger_header_history_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn ledger_key(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 | 4 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        1 => ledger_key_trust_line(b),
        2 => {
            let (c, b) = chunk::<44>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        3 => ledger_key_data(b),
        5 | 7 | 9 => skip::<32>(b),
        6 => ledger_key_contract_data(b, d - 1),
        8 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0) > 20 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn ledger_key_account(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn ledger_key_claimable_balance(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn ledger_key_config_setting(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) > 20 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn ledger_key_contract_code(b: &[u8]) -> Option<&[u8]> {
    skip::<32>(b)
}

pub(crate) fn ledger_key_contract_data(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = sc_val(b, d - 1)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) > 1 {
        return None;
    }
    Some(b)
}

pub(crate) fn ledger_key_data(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    bytes::<64>(b)
}

#[inline]
pub(crate) fn ledger_key_liquidity_pool(b: &[u8]) -> Option<&[u8]> {
    skip::<32>(b)
}

#[inline]
pub(crate) fn ledger_key_offer(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn ledger_key_trust_line(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    trust_line_asset(b)
}

#[inline]
pub(crate) fn ledger_key_ttl(b: &[u8]) -> Option<&[u8]> {
    skip::<32>(b)
}

pub(crate) fn ledger_scp_messages(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    list::<{ u32::MAX }>(b, scp_envelope)
}

pub(crate) fn ledger_upgrade(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        1..=5 | 7 => skip::<4>(b),
        6 => skip::<64>(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn liabilities(b: &[u8]) -> Option<&[u8]> {
    skip::<16>(b)
}

pub(crate) fn liquidity_pool_constant_product_parameters(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    skip::<4>(b)
}

#[inline]
pub(crate) fn liquidity_pool_deposit_op(b: &[u8]) -> Option<&[u8]> {
    skip::<64>(b)
}

#[inline]
pub(crate) fn liquidity_pool_deposit_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(8) > 8 {
        return None;
    }
    Some(b)
}

pub(crate) fn liquidity_pool_entry(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    liquidity_pool_entry_body(b)
}

pub(crate) fn liquidity_pool_entry_body(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => liquidity_pool_entry_constant_product(b),
        _ => None,
    }
}

pub(crate) fn liquidity_pool_entry_constant_product(b: &[u8]) -> Option<&[u8]> {
    let b = liquidity_pool_constant_product_parameters(b)?;
    skip::<32>(b)
}

pub(crate) fn liquidity_pool_parameters(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => liquidity_pool_constant_product_parameters(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn liquidity_pool_withdraw_op(b: &[u8]) -> Option<&[u8]> {
    skip::<56>(b)
}

#[inline]
pub(crate) fn liquidity_pool_withdraw_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(6) > 6 {
        return None;
    }
    Some(b)
}

pub(crate) fn manage_buy_offer_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    skip::<24>(b)
}

pub(crate) fn manage_buy_offer_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => manage_offer_success_result(b),
        -12..=-1 => Some(b),
        _ => None,
    }
}

pub(crate) fn manage_data_op(b: &[u8]) -> Option<&[u8]> {
    let b = bytes::<64>(b)?;
    optional(b, bytes::<64>)
}

#[inline]
pub(crate) fn manage_data_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(4) > 4 {
        return None;
    }
    Some(b)
}

pub(crate) fn manage_offer_success_result(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, claim_atom)?;
    manage_offer_success_result_offer(b)
}

pub(crate) fn manage_offer_success_result_offer(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 | 1 => offer_entry(b),
        2 => Some(b),
        _ => None,
    }
}

pub(crate) fn manage_sell_offer_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    skip::<24>(b)
}

pub(crate) fn manage_sell_offer_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => manage_offer_success_result(b),
        -12..=-1 => Some(b),
        _ => None,
    }
}

pub(crate) fn memo(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => bytes::<28>(b),
        2 => skip::<8>(b),
        3 | 4 => skip::<32>(b),
        _ => None,
    }
}

pub(crate) fn muxed_account(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => skip::<32>(b),
        256 => skip::<40>(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn muxed_account_med25519(b: &[u8]) -> Option<&[u8]> {
    skip::<40>(b)
}

#[inline]
pub(crate) fn muxed_contract(b: &[u8]) -> Option<&[u8]> {
    skip::<40>(b)
}

#[inline]
pub(crate) fn muxed_ed25519_account(b: &[u8]) -> Option<&[u8]> {
    skip::<40>(b)
}

pub(crate) fn offer_entry(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset(b)?;
    let b = asset(b)?;
    let (c, b) = chunk::<24>(b)?;
    if word(c, 20) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn offer_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn operation(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = optional(b, muxed_account)?;
    operation_body(b, d - 1)
}

pub(crate) fn operation_body(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => {
            let (c, b) = chunk::<44>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        1 => payment_op(b),
        2 => path_payment_strict_receive_op(b),
        3 => manage_sell_offer_op(b),
        4 => create_passive_sell_offer_op(b),
        5 => set_options_op(b),
        6 => change_trust_op(b),
        7 => allow_trust_op(b),
        8 => muxed_account(b),
        9 | 17 => Some(b),
        10 => manage_data_op(b),
        11 => skip::<8>(b),
        12 => manage_buy_offer_op(b),
        13 => path_payment_strict_send_op(b),
        14 => create_claimable_balance_op(b, d - 1),
        15 | 16 | 20 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        18 => revoke_sponsorship_op(b, d - 1),
        19 => clawback_op(b),
        21 => set_trust_line_flags_op(b),
        22 => skip::<64>(b),
        23 => skip::<56>(b),
        24 => invoke_host_function_op(b, d - 1),
        25 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        26 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

pub(crate) fn operation_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::OperationMeta, from);
    let b = ledger_entry_changes(b, d - 1, l)?;
    l.leave(Landmark::OperationMeta, from, b);
    Some(b)
}

pub(crate) fn operation_meta_v2<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::OperationMetaV2, from);
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| contract_event(b, d - 2, l))?;
    l.leave(Landmark::OperationMetaV2, from, b);
    Some(b)
}

pub(crate) fn operation_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => operation_result_tr(b),
        -6..=-1 => Some(b),
        _ => None,
    }
}

pub(crate) fn operation_result_tr(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 | 10 | 19 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(4) > 4 {
                return None;
            }
            Some(b)
        },
        1 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(9) > 9 {
                return None;
            }
            Some(b)
        },
        2 => path_payment_strict_receive_result(b),
        3 | 4 => manage_sell_offer_result(b),
        5 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(10) > 10 {
                return None;
            }
            Some(b)
        },
        6 | 22 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(8) > 8 {
                return None;
            }
            Some(b)
        },
        7 | 15 | 23 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(6) > 6 {
                return None;
            }
            Some(b)
        },
        8 => account_merge_result(b),
        9 => inflation_result(b),
        11 | 17 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(1) > 1 {
                return None;
            }
            Some(b)
        },
        12 => manage_buy_offer_result(b),
        13 => path_payment_strict_send_result(b),
        14 => create_claimable_balance_result(b),
        16 | 20 | 25 | 26 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(3) > 3 {
                return None;
            }
            Some(b)
        },
        18 | 21 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(5) > 5 {
                return None;
            }
            Some(b)
        },
        24 => invoke_host_function_result(b),
        _ => None,
    }
}

pub(crate) fn parallel_tx_execution_stage<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    list::<{ u32::MAX }>(b, |b| list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 4, l)))
}

pub(crate) fn parallel_txs_component<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = optional(b, skip::<8>)?;
    list::<{ u32::MAX }>(b, |b| list::<{ u32::MAX }>(b, |b| list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 6, l))))
}

pub(crate) fn path_payment_strict_receive_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = muxed_account(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    list::<5>(b, asset)
}

pub(crate) fn path_payment_strict_receive_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => path_payment_strict_receive_result_success(b),
        -12..=-10 | -8..=-1 => Some(b),
        -9 => asset(b),
        _ => None,
    }
}

pub(crate) fn path_payment_strict_receive_result_success(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, claim_atom)?;
    simple_payment_result(b)
}

pub(crate) fn path_payment_strict_send_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = muxed_account(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    list::<5>(b, asset)
}

pub(crate) fn path_payment_strict_send_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => path_payment_strict_send_result_success(b),
        -12..=-10 | -8..=-1 => Some(b),
        -9 => asset(b),
        _ => None,
    }
}

pub(crate) fn path_payment_strict_send_result_success(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, claim_atom)?;
    simple_payment_result(b)
}

pub(crate) fn payment_op(b: &[u8]) -> Option<&[u8]> {
    let b = muxed_account(b)?;
    let b = asset(b)?;
    skip::<8>(b)
}

#[inline]
pub(crate) fn payment_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(9) > 9 {
        return None;
    }
    Some(b)
}

pub(crate) fn preconditions(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => skip::<16>(b),
        2 => preconditions_v2(b),
        _ => None,
    }
}

pub(crate) fn preconditions_v2(b: &[u8]) -> Option<&[u8]> {
    let b = optional(b, skip::<16>)?;
    let b = optional(b, skip::<8>)?;
    let b = optional(b, skip::<8>)?;
    let b = skip::<12>(b)?;
    list::<2>(b, signer_key)
}

#[inline]
pub(crate) fn price(b: &[u8]) -> Option<&[u8]> {
    skip::<8>(b)
}

#[inline]
pub(crate) fn public_key(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn restore_footprint_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn restore_footprint_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(3) > 3 {
        return None;
    }
    Some(b)
}

pub(crate) fn revoke_sponsorship_op(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => ledger_key(b, d - 1),
        1 => revoke_sponsorship_op_signer(b),
        _ => None,
    }
}

pub(crate) fn revoke_sponsorship_op_signer(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    signer_key(b)
}

#[inline]
pub(crate) fn revoke_sponsorship_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(5) > 5 {
        return None;
    }
    Some(b)
}

pub(crate) fn sc_address(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 | 3 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        1 | 4 => skip::<32>(b),
        2 | 5 => skip::<40>(b),
        _ => None,
    }
}

pub(crate) fn sc_contract_instance(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = contract_executable(b)?;
    optional(b, |b| list::<{ u32::MAX }>(b, |b| sc_map_entry(b, d - 4)))
}

pub(crate) fn sc_error(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => skip::<4>(b),
        1..=9 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0) > 9 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

pub(crate) fn sc_map(b: &[u8], d: u32) -> Option<&[u8]> {
    list::<{ u32::MAX }>(b, |b| sc_map_entry(b, d - 2))
}

pub(crate) fn sc_map_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_val(b, d - 1)?;
    sc_val(b, d - 1)
}

#[inline]
pub(crate) fn sc_nonce_key(b: &[u8]) -> Option<&[u8]> {
    skip::<8>(b)
}

pub(crate) fn scp_ballot(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    bytes::<{ u32::MAX }>(b)
}

pub(crate) fn scp_envelope(b: &[u8]) -> Option<&[u8]> {
    let b = scp_statement(b)?;
    bytes::<64>(b)
}

pub(crate) fn scp_history_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => scp_history_entry_v0(b, d - 1),
        _ => None,
    }
}

pub(crate) fn scp_history_entry_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| scp_quorum_set(b, d - 2))?;
    ledger_scp_messages(b)
}

pub(crate) fn scp_nomination(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)
}

pub(crate) fn scp_quorum_set(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 6 {
        return descend(&definitions::SCP_QUORUM_SET, b, d);
    }
    let b = skip::<4>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| {
        let (c, b) = chunk::<36>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
    list::<{ u32::MAX }>(b, |b| scp_quorum_set(b, d - 2))
}

pub(crate) fn scp_statement(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    scp_statement_pledges(b)
}

pub(crate) fn scp_statement_confirm(b: &[u8]) -> Option<&[u8]> {
    let b = scp_ballot(b)?;
    skip::<44>(b)
}

pub(crate) fn scp_statement_externalize(b: &[u8]) -> Option<&[u8]> {
    let b = scp_ballot(b)?;
    skip::<36>(b)
}

pub(crate) fn scp_statement_pledges(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => scp_statement_prepare(b),
        1 => scp_statement_confirm(b),
        2 => scp_statement_externalize(b),
        3 => scp_nomination(b),
        _ => None,
    }
}

pub(crate) fn scp_statement_prepare(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    let b = scp_ballot(b)?;
    let b = optional(b, scp_ballot)?;
    let b = optional(b, scp_ballot)?;
    skip::<8>(b)
}

pub(crate) fn sc_val(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 9 {
        return descend(&definitions::SC_VAL, b, d);
    }
    let (tag, b) = tag(b)?;
    match tag {
        0 | 3 | 4 => skip::<4>(b),
        1 | 20 => Some(b),
        2 => sc_error(b),
        5..=8 | 21 => skip::<8>(b),
        9 | 10 => skip::<16>(b),
        11 | 12 => skip::<32>(b),
        13 | 14 | 22 => bytes::<{ u32::MAX }>(b),
        15 => bytes::<32>(b),
        16 => optional(b, |b| list::<{ u32::MAX }>(b, |b| sc_val(b, d - 4))),
        17 => optional(b, |b| list::<{ u32::MAX }>(b, |b| sc_map_entry(b, d - 4))),
        18 => sc_address(b),
        19 => sc_contract_instance(b, d - 1),
        _ => None,
    }
}

pub(crate) fn sc_vec(b: &[u8], d: u32) -> Option<&[u8]> {
    list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))
}

pub(crate) fn set_options_op(b: &[u8]) -> Option<&[u8]> {
    let b = optional(b, |b| {
        let (c, b) = chunk::<36>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
    let b = optional(b, skip::<4>)?;
    let b = optional(b, skip::<4>)?;
    let b = optional(b, skip::<4>)?;
    let b = optional(b, skip::<4>)?;
    let b = optional(b, skip::<4>)?;
    let b = optional(b, skip::<4>)?;
    let b = optional(b, bytes::<32>)?;
    optional(b, signer)
}

#[inline]
pub(crate) fn set_options_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(10) > 10 {
        return None;
    }
    Some(b)
}

pub(crate) fn set_trust_line_flags_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset(b)?;
    skip::<8>(b)
}

#[inline]
pub(crate) fn set_trust_line_flags_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0).wrapping_add(5) > 5 {
        return None;
    }
    Some(b)
}

pub(crate) fn signer(b: &[u8]) -> Option<&[u8]> {
    let b = signer_key(b)?;
    skip::<4>(b)
}

pub(crate) fn signer_key(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0..=2 => skip::<32>(b),
        3 => signer_key_ed25519_signed_payload(b),
        _ => None,
    }
}

pub(crate) fn signer_key_ed25519_signed_payload(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    bytes::<64>(b)
}

pub(crate) fn simple_payment_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset(b)?;
    skip::<8>(b)
}

pub(crate) fn soroban_address_credentials(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = skip::<12>(b)?;
    sc_val(b, d - 1)
}

pub(crate) fn soroban_address_credentials_with_delegates(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_address_credentials(b, d - 1)?;
    list::<{ u32::MAX }>(b, |b| soroban_delegate_signature(b, d - 2))
}

pub(crate) fn soroban_authorization_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_credentials(b, d - 1)?;
    soroban_authorized_invocation(b, d - 1)
}

pub(crate) fn soroban_authorized_function(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => invoke_contract_args(b, d - 1),
        1 => create_contract_args(b),
        2 => create_contract_args_v2(b, d - 1),
        _ => None,
    }
}

pub(crate) fn soroban_authorized_invocation(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 10 {
        return descend(&definitions::SOROBAN_AUTHORIZED_INVOCATION, b, d);
    }
    let b = soroban_authorized_function(b, d - 1)?;
    list::<{ u32::MAX }>(b, |b| soroban_authorized_invocation(b, d - 2))
}

pub(crate) fn soroban_credentials(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 | 2 => soroban_address_credentials(b, d - 1),
        3 => soroban_address_credentials_with_delegates(b, d - 1),
        _ => None,
    }
}

pub(crate) fn soroban_delegate_signature(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 6 {
        return descend(&definitions::SOROBAN_DELEGATE_SIGNATURE, b, d);
    }
    let b = sc_address(b)?;
    let b = sc_val(b, d - 1)?;
    list::<{ u32::MAX }>(b, |b| soroban_delegate_signature(b, d - 2))
}

pub(crate) fn soroban_resources(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = ledger_footprint(b, d - 1)?;
    skip::<12>(b)
}

pub(crate) fn soroban_resources_ext_v0(b: &[u8]) -> Option<&[u8]> {
    plain_list::<4, { u32::MAX }>(b)
}

pub(crate) fn soroban_transaction_data(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_transaction_data_ext(b)?;
    let b = soroban_resources(b, d - 1)?;
    skip::<8>(b)
}

pub(crate) fn soroban_transaction_data_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => soroban_resources_ext_v0(b),
        _ => None,
    }
}

pub(crate) fn soroban_transaction_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = soroban_transaction_meta_ext(b)?;
    let b = list::<{ u32::MAX }>(b, |b| contract_event(b, d - 2, l))?;
    let b = sc_val(b, d - 1)?;
    list::<{ u32::MAX }>(b, |b| diagnostic_event(b, d - 2, l))
}

pub(crate) fn soroban_transaction_meta_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<28>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

#[inline]
pub(crate) fn soroban_transaction_meta_ext_v1(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<28>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn soroban_transaction_meta_v2(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_transaction_meta_ext(b)?;
    optional(b, |b| sc_val(b, d - 2))
}

#[inline]
pub(crate) fn state_archival_settings(b: &[u8]) -> Option<&[u8]> {
    skip::<48>(b)
}

pub(crate) fn stellar_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    let b = list::<6>(b, bytes::<128>)?;
    stellar_value_ext(b)
}

pub(crate) fn stellar_value_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => ledger_close_value_signature(b),
        2 => stellar_value_proposed_value(b),
        3 => stellar_value_signed_ms_value(b),
        4 => stellar_value_proposed_ms_value(b),
        _ => None,
    }
}

pub(crate) fn stellar_value_proposed_ms_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<76>(b)?;
    ledger_close_value_signature(b)
}

pub(crate) fn stellar_value_proposed_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<68>(b)?;
    ledger_close_value_signature(b)
}

pub(crate) fn stellar_value_signed_ms_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    ledger_close_value_signature(b)
}

#[inline]
pub(crate) fn ttl_entry(b: &[u8]) -> Option<&[u8]> {
    skip::<36>(b)
}

#[inline]
pub(crate) fn time_bounds(b: &[u8]) -> Option<&[u8]> {
    skip::<16>(b)
}

pub(crate) fn transaction(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = muxed_account(b)?;
    let b = skip::<12>(b)?;
    let b = preconditions(b)?;
    let b = memo(b)?;
    let b = list::<100>(b, |b| operation(b, d - 2))?;
    transaction_ext(b, d - 1)
}

pub(crate) fn transaction_envelope<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionEnvelope, from);
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => transaction_v0_envelope(b, d - 1),
        2 => transaction_v1_envelope(b, d - 1),
        5 => fee_bump_transaction_envelope(b, d - 1),
        _ => None,
    }?;
    l.leave(Landmark::TransactionEnvelope, from, b);
    Some(b)
}

pub(crate) fn transaction_event<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionEvent, from);
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) > 2 {
        return None;
    }
    let b = contract_event(b, d - 1, l)?;
    l.leave(Landmark::TransactionEvent, from, b);
    Some(b)
}

pub(crate) fn transaction_ext(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => soroban_transaction_data(b, d - 1),
        _ => None,
    }
}

pub(crate) fn transaction_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionMeta, from);
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l)),
        1 => transaction_meta_v1(b, d - 1, l),
        2 => transaction_meta_v2(b, d - 1, l),
        3 => transaction_meta_v3(b, d - 1, l),
        4 => transaction_meta_v4(b, d - 1, l),
        _ => None,
    }?;
    l.leave(Landmark::TransactionMeta, from, b);
    Some(b)
}

pub(crate) fn transaction_meta_v1<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_entry_changes(b, d - 1, l)?;
    list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))
}

pub(crate) fn transaction_meta_v2<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))?;
    ledger_entry_changes(b, d - 1, l)
}

pub(crate) fn transaction_meta_v3<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    optional(b, |b| soroban_transaction_meta(b, d - 2, l))
}

pub(crate) fn transaction_meta_v4<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| operation_meta_v2(b, d - 2, l))?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = optional(b, |b| soroban_transaction_meta_v2(b, d - 2))?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_event(b, d - 2, l))?;
    list::<{ u32::MAX }>(b, |b| diagnostic_event(b, d - 2, l))
}

pub(crate) fn transaction_phase<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => list::<{ u32::MAX }>(b, |b| tx_set_component(b, d - 2, l)),
        1 => parallel_txs_component(b, d - 1, l),
        _ => None,
    }
}

pub(crate) fn transaction_result(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    let b = transaction_result_result(b)?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn transaction_result_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn transaction_result_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionResultMeta, from);
    let b = transaction_result_pair(b, l)?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = transaction_meta(b, d - 1, l)?;
    l.leave(Landmark::TransactionResultMeta, from, b);
    Some(b)
}

pub(crate) fn transaction_result_meta_v1<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionResultMetaV1, from);
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = transaction_result_pair(b, l)?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = transaction_meta(b, d - 1, l)?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    l.leave(Landmark::TransactionResultMetaV1, from, b);
    Some(b)
}

pub(crate) fn transaction_result_pair<'a, L: Landmarks>(b: &'a [u8], l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionResultPair, from);
    let b = skip::<32>(b)?;
    let b = transaction_result(b)?;
    l.leave(Landmark::TransactionResultPair, from, b);
    Some(b)
}

pub(crate) fn transaction_result_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        -13 | 1 => inner_transaction_result_pair(b),
        -1 | 0 => list::<{ u32::MAX }>(b, operation_result),
        -18..=-14 | -12..=-2 => Some(b),
        _ => None,
    }
}

pub(crate) fn transaction_set<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = skip::<32>(b)?;
    list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 2, l))
}

pub(crate) fn transaction_set_v1<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = skip::<32>(b)?;
    list::<{ u32::MAX }>(b, |b| transaction_phase(b, d - 2, l))
}

pub(crate) fn transaction_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = skip::<44>(b)?;
    let b = optional(b, skip::<16>)?;
    let b = memo(b)?;
    let b = list::<100>(b, |b| operation(b, d - 2))?;
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn transaction_v0_envelope(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = transaction_v0(b, d - 1)?;
    list::<20>(b, decorated_signature)
}

#[inline]
pub(crate) fn transaction_v0_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn transaction_v1_envelope(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = transaction(b, d - 1)?;
    list::<20>(b, decorated_signature)
}

pub(crate) fn trust_line_asset(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => {
            let (c, b) = chunk::<40>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            Some(b)
        },
        2 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 12) != 0 {
                return None;
            }
            Some(b)
        },
        3 => skip::<32>(b),
        _ => None,
    }
}

pub(crate) fn trust_line_entry(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = trust_line_asset(b)?;
    let b = skip::<20>(b)?;
    trust_line_entry_ext(b)
}

pub(crate) fn trust_line_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        1 => trust_line_entry_v1(b),
        _ => None,
    }
}

#[inline]
pub(crate) fn trust_line_entry_extension_v2(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<8>(b)?;
    if word(c, 4) != 0 {
        return None;
    }
    Some(b)
}

#[inline]
pub(crate) fn trust_line_entry_extension_v2_ext(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    Some(b)
}

pub(crate) fn trust_line_entry_v1(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    trust_line_entry_v1_ext(b)
}

pub(crate) fn trust_line_entry_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => Some(b),
        2 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            Some(b)
        },
        _ => None,
    }
}

pub(crate) fn tx_set_component<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (tag, b) = tag(b)?;
    match tag {
        0 => tx_set_component_txs_maybe_discounted_fee(b, d - 1, l),
        _ => None,
    }
}

pub(crate) fn tx_set_component_txs_maybe_discounted_fee<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = optional(b, skip::<8>)?;
    list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 2, l))
}

#[inline]
pub(crate) fn u_int128_parts(b: &[u8]) -> Option<&[u8]> {
    skip::<16>(b)
}

#[inline]
pub(crate) fn u_int256_parts(b: &[u8]) -> Option<&[u8]> {
    skip::<32>(b)
}

pub(crate) fn upgrade_entry_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_upgrade(b)?;
    ledger_entry_changes(b, d - 1, l)
}
