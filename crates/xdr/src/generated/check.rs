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
    let b = account_entry_ext(b)?;
    Some(b)
}

pub(crate) fn account_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let b = account_entry_extension_v1(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn account_entry_extension_v1(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    let b = account_entry_extension_v1_ext(b)?;
    Some(b)
}

pub(crate) fn account_entry_extension_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        2 => {
            let b = account_entry_extension_v2(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = account_entry_extension_v2_ext(b)?;
    Some(b)
}

pub(crate) fn account_entry_extension_v2_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        3 => {
            let (c, b) = chunk::<16>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        0 => {
            let b = skip::<8>(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 | -6 | -7 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn allow_trust_op(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset_code(b)?;
    let b = skip::<4>(b)?;
    Some(b)
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
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<40>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            b
        }
        2 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 12) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn asset_code(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        1 => {
            let b = skip::<4>(b)?;
            b
        }
        2 => {
            let b = skip::<12>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = skip::<8>(b)?;
    Some(b)
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
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<40>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            b
        }
        2 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 12) != 0 {
                return None;
            }
            b
        }
        3 => {
            let b = liquidity_pool_parameters(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn change_trust_op(b: &[u8]) -> Option<&[u8]> {
    let b = change_trust_asset(b)?;
    let b = skip::<8>(b)?;
    Some(b)
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
    let b = match tag {
        0 => {
            let b = claim_offer_atom_v0(b)?;
            b
        }
        1 => {
            let b = claim_offer_atom(b)?;
            b
        }
        2 => {
            let b = claim_liquidity_atom(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn claim_offer_atom(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn claim_offer_atom_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn claim_predicate(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 3 {
        return descend(&definitions::CLAIM_PREDICATE, b, d);
    }
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 | 2 => {
            let b = list::<2>(b, |b| claim_predicate(b, d - 2))?;
            b
        }
        3 => {
            let b = optional(b, |b| claim_predicate(b, d - 3))?;
            b
        }
        4 | 5 => {
            let b = skip::<8>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn claimable_balance_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = list::<10>(b, |b| claimant(b, d - 2))?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = claimable_balance_entry_ext(b)?;
    Some(b)
}

pub(crate) fn claimable_balance_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        0 => {
            let b = claimant_v0(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn claimant_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = claim_predicate(b, d - 1)?;
    Some(b)
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
    let b = skip::<8>(b)?;
    Some(b)
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
    let b = skip::<16>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_compute_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<28>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_events_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<12>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_execution_lanes_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_historical_data_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_ledger_cost_ext_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<12>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_ledger_cost_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<84>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_setting_contract_parallel_compute_v0(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    Some(b)
}

pub(crate) fn config_setting_entry(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | 8 | 9 | 11 | 14 => {
            let b = skip::<4>(b)?;
            b
        }
        1 => {
            let b = skip::<28>(b)?;
            b
        }
        2 => {
            let b = skip::<84>(b)?;
            b
        }
        3 => {
            let b = skip::<8>(b)?;
            b
        }
        4 | 15 => {
            let b = skip::<12>(b)?;
            b
        }
        5 | 13 => {
            let b = skip::<16>(b)?;
            b
        }
        6 | 7 => {
            let b = list::<1024>(b, |b| {
        let (c, b) = chunk::<20>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
            b
        }
        10 => {
            let b = skip::<48>(b)?;
            b
        }
        12 => {
            let b = plain_list::<8, { u32::MAX }>(b)?;
            b
        }
        16 => {
            let b = skip::<20>(b)?;
            b
        }
        17 => {
            let b = frozen_ledger_keys(b)?;
            b
        }
        18 => {
            let b = frozen_ledger_keys_delta(b)?;
            b
        }
        19 => {
            let b = freeze_bypass_txs(b)?;
            b
        }
        20 => {
            let b = freeze_bypass_txs_delta(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

#[inline]
pub(crate) fn config_setting_scp_timing(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<20>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn config_upgrade_set_key(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<64>(b)?;
    Some(b)
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
    let b = bytes::<{ u32::MAX }>(b)?;
    Some(b)
}

pub(crate) fn contract_code_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 0) != 0 || word(c, 4) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = list::<1024>(b, |b| {
        let (c, b) = chunk::<20>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
    Some(b)
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
    let b = sc_val(b, d - 1)?;
    Some(b)
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
    let b = match tag {
        0 => {
            let b = contract_event_v0(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn contract_event_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))?;
    let b = sc_val(b, d - 1)?;
    Some(b)
}

pub(crate) fn contract_executable(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = skip::<32>(b)?;
            b
        }
        1 => b,
        2 => {
            let b = contract_executable_external_ref(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn contract_executable_external_ref(b: &[u8]) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = bytes::<{ u32::MAX }>(b)?;
    Some(b)
}

pub(crate) fn contract_id_preimage(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = contract_id_preimage_from_address(b)?;
            b
        }
        1 => {
            let b = asset(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn contract_id_preimage_from_address(b: &[u8]) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = skip::<32>(b)?;
    Some(b)
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
    let b = list::<10>(b, |b| claimant(b, d - 2))?;
    Some(b)
}

pub(crate) fn create_claimable_balance_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        -1 | -2 | -3 | -4 | -5 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn create_contract_args(b: &[u8]) -> Option<&[u8]> {
    let b = contract_id_preimage(b)?;
    let b = contract_executable(b)?;
    Some(b)
}

pub(crate) fn create_contract_args_v2(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = contract_id_preimage(b)?;
    let b = contract_executable(b)?;
    let b = list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))?;
    Some(b)
}

pub(crate) fn create_passive_sell_offer_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    let b = skip::<16>(b)?;
    Some(b)
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
    let b = bytes::<64>(b)?;
    Some(b)
}

pub(crate) fn dependent_tx_cluster<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 2, l))?;
    Some(b)
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
    let b = skip::<16>(b)?;
    Some(b)
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
    let b = list::<20>(b, decorated_signature)?;
    Some(b)
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
    let b = match tag {
        2 => {
            let b = transaction_v1_envelope(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn freeze_bypass_txs(b: &[u8]) -> Option<&[u8]> {
    let b = plain_list::<32, { u32::MAX }>(b)?;
    Some(b)
}

pub(crate) fn freeze_bypass_txs_delta(b: &[u8]) -> Option<&[u8]> {
    let b = plain_list::<32, { u32::MAX }>(b)?;
    let b = plain_list::<32, { u32::MAX }>(b)?;
    Some(b)
}

pub(crate) fn frozen_ledger_keys(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    Some(b)
}

pub(crate) fn frozen_ledger_keys_delta(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    Some(b)
}

pub(crate) fn generalized_transaction_set<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        1 => {
            let b = transaction_set_v1(b, d - 1, l)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn host_function(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = invoke_contract_args(b, d - 1)?;
            b
        }
        1 => {
            let b = create_contract_args(b)?;
            b
        }
        2 => {
            let b = bytes::<{ u32::MAX }>(b)?;
            b
        }
        3 => {
            let b = create_contract_args_v2(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        0 => {
            let b = list::<{ u32::MAX }>(b, |b| {
        let (c, b) = chunk::<44>(b)?;
        if word(c, 0) != 0 {
            return None;
        }
        Some(b)
    })?;
            b
        }
        -1 => b,
        _ => return None,
    };
    Some(b)
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
    let b = inner_transaction_result(b)?;
    Some(b)
}

pub(crate) fn inner_transaction_result_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | -1 => {
            let b = list::<{ u32::MAX }>(b, operation_result)?;
            b
        }
        -2 | -3 | -4 | -5 | -6 | -7 | -8 | -9 | -10 | -11 | -12 | -14 | -15 | -16 | -17 | -18 => b,
        _ => return None,
    };
    Some(b)
}

#[inline]
pub(crate) fn int128_parts(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn int256_parts(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    Some(b)
}

pub(crate) fn invoke_contract_args(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = bytes::<32>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))?;
    Some(b)
}

pub(crate) fn invoke_host_function_op(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = host_function(b, d - 1)?;
    let b = list::<{ u32::MAX }>(b, |b| soroban_authorization_entry(b, d - 2))?;
    Some(b)
}

pub(crate) fn invoke_host_function_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = skip::<32>(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 => b,
        _ => return None,
    };
    Some(b)
}

#[inline]
pub(crate) fn ledger_bounds(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn ledger_close_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::LedgerCloseMeta, from);
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = ledger_close_meta_v0(b, d - 1, l)?;
            b
        }
        1 => {
            let b = ledger_close_meta_v1(b, d - 1, l)?;
            b
        }
        2 => {
            let b = ledger_close_meta_v2(b, d - 1, l)?;
            b
        }
        _ => return None,
    };
    l.leave(Landmark::LedgerCloseMeta, from, b);
    Some(b)
}

pub(crate) fn ledger_close_meta_batch<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = skip::<8>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| ledger_close_meta(b, d - 2, l))?;
    Some(b)
}

pub(crate) fn ledger_close_meta_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<12>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = list::<{ u32::MAX }>(b, |b| scp_history_entry(b, d - 2))?;
    Some(b)
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
    let b = list::<{ u32::MAX }>(b, |b| ledger_entry(b, d - 2))?;
    Some(b)
}

pub(crate) fn ledger_close_meta_v2<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_close_meta_ext(b)?;
    let b = ledger_header_history_entry(b, l)?;
    let b = generalized_transaction_set(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_result_meta_v1(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| upgrade_entry_meta(b, d - 2, l))?;
    let b = list::<{ u32::MAX }>(b, |b| scp_history_entry(b, d - 2))?;
    let b = skip::<8>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| ledger_key(b, d - 2))?;
    Some(b)
}

pub(crate) fn ledger_close_value_signature(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = bytes::<64>(b)?;
    Some(b)
}

pub(crate) fn ledger_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    let b = ledger_entry_data(b, d - 1)?;
    let b = ledger_entry_ext(b)?;
    Some(b)
}

pub(crate) fn ledger_entry_change(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | 1 | 3 | 4 => {
            let b = ledger_entry(b, d - 1)?;
            b
        }
        2 => {
            let b = ledger_key(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        0 => {
            let b = account_entry(b)?;
            b
        }
        1 => {
            let b = trust_line_entry(b)?;
            b
        }
        2 => {
            let b = offer_entry(b)?;
            b
        }
        3 => {
            let b = data_entry(b)?;
            b
        }
        4 => {
            let b = claimable_balance_entry(b, d - 1)?;
            b
        }
        5 => {
            let b = liquidity_pool_entry(b)?;
            b
        }
        6 => {
            let b = contract_data_entry(b, d - 1)?;
            b
        }
        7 => {
            let b = contract_code_entry(b)?;
            b
        }
        8 => {
            let b = config_setting_entry(b)?;
            b
        }
        9 => {
            let b = skip::<36>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn ledger_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let b = ledger_entry_extension_v1(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = list::<{ u32::MAX }>(b, |b| ledger_key(b, d - 2))?;
    Some(b)
}

pub(crate) fn ledger_header(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<36>(b)?;
    let b = stellar_value(b)?;
    let b = skip::<236>(b)?;
    let b = ledger_header_ext(b)?;
    Some(b)
}

pub(crate) fn ledger_header_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        0 | 4 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        1 => {
            let b = ledger_key_trust_line(b)?;
            b
        }
        2 => {
            let (c, b) = chunk::<44>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        3 => {
            let b = ledger_key_data(b)?;
            b
        }
        5 | 7 | 9 => {
            let b = skip::<32>(b)?;
            b
        }
        6 => {
            let b = ledger_key_contract_data(b, d - 1)?;
            b
        }
        8 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0) > 20 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = skip::<32>(b)?;
    Some(b)
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
    let b = bytes::<64>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn ledger_key_liquidity_pool(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    Some(b)
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
    let b = trust_line_asset(b)?;
    Some(b)
}

#[inline]
pub(crate) fn ledger_key_ttl(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    Some(b)
}

pub(crate) fn ledger_scp_messages(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    let b = list::<{ u32::MAX }>(b, scp_envelope)?;
    Some(b)
}

pub(crate) fn ledger_upgrade(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        1 | 2 | 3 | 4 | 5 | 7 => {
            let b = skip::<4>(b)?;
            b
        }
        6 => {
            let b = skip::<64>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

#[inline]
pub(crate) fn liabilities(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    Some(b)
}

pub(crate) fn liquidity_pool_constant_product_parameters(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    let b = skip::<4>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn liquidity_pool_deposit_op(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<64>(b)?;
    Some(b)
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
    let b = liquidity_pool_entry_body(b)?;
    Some(b)
}

pub(crate) fn liquidity_pool_entry_body(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = liquidity_pool_entry_constant_product(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn liquidity_pool_entry_constant_product(b: &[u8]) -> Option<&[u8]> {
    let b = liquidity_pool_constant_product_parameters(b)?;
    let b = skip::<32>(b)?;
    Some(b)
}

pub(crate) fn liquidity_pool_parameters(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = liquidity_pool_constant_product_parameters(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

#[inline]
pub(crate) fn liquidity_pool_withdraw_op(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<56>(b)?;
    Some(b)
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
    let b = skip::<24>(b)?;
    Some(b)
}

pub(crate) fn manage_buy_offer_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = manage_offer_success_result(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 | -6 | -7 | -8 | -9 | -10 | -11 | -12 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn manage_data_op(b: &[u8]) -> Option<&[u8]> {
    let b = bytes::<64>(b)?;
    let b = optional(b, bytes::<64>)?;
    Some(b)
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
    let b = manage_offer_success_result_offer(b)?;
    Some(b)
}

pub(crate) fn manage_offer_success_result_offer(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | 1 => {
            let b = offer_entry(b)?;
            b
        }
        2 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn manage_sell_offer_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = asset(b)?;
    let b = skip::<24>(b)?;
    Some(b)
}

pub(crate) fn manage_sell_offer_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = manage_offer_success_result(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 | -6 | -7 | -8 | -9 | -10 | -11 | -12 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn memo(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let b = bytes::<28>(b)?;
            b
        }
        2 => {
            let b = skip::<8>(b)?;
            b
        }
        3 | 4 => {
            let b = skip::<32>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn muxed_account(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = skip::<32>(b)?;
            b
        }
        256 => {
            let b = skip::<40>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

#[inline]
pub(crate) fn muxed_account_med25519(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn muxed_contract(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn muxed_ed25519_account(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    Some(b)
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
    let b = operation_body(b, d - 1)?;
    Some(b)
}

pub(crate) fn operation_body(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let (c, b) = chunk::<44>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        1 => {
            let b = payment_op(b)?;
            b
        }
        2 => {
            let b = path_payment_strict_receive_op(b)?;
            b
        }
        3 => {
            let b = manage_sell_offer_op(b)?;
            b
        }
        4 => {
            let b = create_passive_sell_offer_op(b)?;
            b
        }
        5 => {
            let b = set_options_op(b)?;
            b
        }
        6 => {
            let b = change_trust_op(b)?;
            b
        }
        7 => {
            let b = allow_trust_op(b)?;
            b
        }
        8 => {
            let b = muxed_account(b)?;
            b
        }
        9 | 17 => b,
        10 => {
            let b = manage_data_op(b)?;
            b
        }
        11 => {
            let b = skip::<8>(b)?;
            b
        }
        12 => {
            let b = manage_buy_offer_op(b)?;
            b
        }
        13 => {
            let b = path_payment_strict_send_op(b)?;
            b
        }
        14 => {
            let b = create_claimable_balance_op(b, d - 1)?;
            b
        }
        15 | 16 | 20 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        18 => {
            let b = revoke_sponsorship_op(b, d - 1)?;
            b
        }
        19 => {
            let b = clawback_op(b)?;
            b
        }
        21 => {
            let b = set_trust_line_flags_op(b)?;
            b
        }
        22 => {
            let b = skip::<64>(b)?;
            b
        }
        23 => {
            let b = skip::<56>(b)?;
            b
        }
        24 => {
            let b = invoke_host_function_op(b, d - 1)?;
            b
        }
        25 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        26 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        0 => {
            let b = operation_result_tr(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 | -6 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn operation_result_tr(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | 10 | 19 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(4) > 4 {
                return None;
            }
            b
        }
        1 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(9) > 9 {
                return None;
            }
            b
        }
        2 => {
            let b = path_payment_strict_receive_result(b)?;
            b
        }
        3 | 4 => {
            let b = manage_sell_offer_result(b)?;
            b
        }
        5 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(10) > 10 {
                return None;
            }
            b
        }
        6 | 22 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(8) > 8 {
                return None;
            }
            b
        }
        7 | 15 | 23 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(6) > 6 {
                return None;
            }
            b
        }
        8 => {
            let b = account_merge_result(b)?;
            b
        }
        9 => {
            let b = inflation_result(b)?;
            b
        }
        11 | 17 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(1) > 1 {
                return None;
            }
            b
        }
        12 => {
            let b = manage_buy_offer_result(b)?;
            b
        }
        13 => {
            let b = path_payment_strict_send_result(b)?;
            b
        }
        14 => {
            let b = create_claimable_balance_result(b)?;
            b
        }
        16 | 20 | 25 | 26 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(3) > 3 {
                return None;
            }
            b
        }
        18 | 21 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0).wrapping_add(5) > 5 {
                return None;
            }
            b
        }
        24 => {
            let b = invoke_host_function_result(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn parallel_tx_execution_stage<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = list::<{ u32::MAX }>(b, |b| list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 4, l)))?;
    Some(b)
}

pub(crate) fn parallel_txs_component<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = optional(b, skip::<8>)?;
    let b = list::<{ u32::MAX }>(b, |b| list::<{ u32::MAX }>(b, |b| list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 6, l))))?;
    Some(b)
}

pub(crate) fn path_payment_strict_receive_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = muxed_account(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = list::<5>(b, asset)?;
    Some(b)
}

pub(crate) fn path_payment_strict_receive_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = path_payment_strict_receive_result_success(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 | -6 | -7 | -8 | -10 | -11 | -12 => b,
        -9 => {
            let b = asset(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn path_payment_strict_receive_result_success(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, claim_atom)?;
    let b = simple_payment_result(b)?;
    Some(b)
}

pub(crate) fn path_payment_strict_send_op(b: &[u8]) -> Option<&[u8]> {
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = muxed_account(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    let b = list::<5>(b, asset)?;
    Some(b)
}

pub(crate) fn path_payment_strict_send_result(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = path_payment_strict_send_result_success(b)?;
            b
        }
        -1 | -2 | -3 | -4 | -5 | -6 | -7 | -8 | -10 | -11 | -12 => b,
        -9 => {
            let b = asset(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn path_payment_strict_send_result_success(b: &[u8]) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, claim_atom)?;
    let b = simple_payment_result(b)?;
    Some(b)
}

pub(crate) fn payment_op(b: &[u8]) -> Option<&[u8]> {
    let b = muxed_account(b)?;
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    Some(b)
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
    let b = match tag {
        0 => b,
        1 => {
            let b = skip::<16>(b)?;
            b
        }
        2 => {
            let b = preconditions_v2(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn preconditions_v2(b: &[u8]) -> Option<&[u8]> {
    let b = optional(b, skip::<16>)?;
    let b = optional(b, skip::<8>)?;
    let b = optional(b, skip::<8>)?;
    let b = skip::<12>(b)?;
    let b = list::<2>(b, signer_key)?;
    Some(b)
}

#[inline]
pub(crate) fn price(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    Some(b)
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
    let b = match tag {
        0 => {
            let b = ledger_key(b, d - 1)?;
            b
        }
        1 => {
            let b = revoke_sponsorship_op_signer(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn revoke_sponsorship_op_signer(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = signer_key(b)?;
    Some(b)
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
    let b = match tag {
        0 | 3 => {
            let (c, b) = chunk::<36>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        1 | 4 => {
            let b = skip::<32>(b)?;
            b
        }
        2 | 5 => {
            let b = skip::<40>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn sc_contract_instance(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = contract_executable(b)?;
    let b = optional(b, |b| list::<{ u32::MAX }>(b, |b| sc_map_entry(b, d - 4)))?;
    Some(b)
}

pub(crate) fn sc_error(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = skip::<4>(b)?;
            b
        }
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 => {
            let (c, b) = chunk::<4>(b)?;
            if word(c, 0) > 9 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn sc_map(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| sc_map_entry(b, d - 2))?;
    Some(b)
}

pub(crate) fn sc_map_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_val(b, d - 1)?;
    let b = sc_val(b, d - 1)?;
    Some(b)
}

#[inline]
pub(crate) fn sc_nonce_key(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn scp_ballot(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<4>(b)?;
    let b = bytes::<{ u32::MAX }>(b)?;
    Some(b)
}

pub(crate) fn scp_envelope(b: &[u8]) -> Option<&[u8]> {
    let b = scp_statement(b)?;
    let b = bytes::<64>(b)?;
    Some(b)
}

pub(crate) fn scp_history_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = scp_history_entry_v0(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn scp_history_entry_v0(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| scp_quorum_set(b, d - 2))?;
    let b = ledger_scp_messages(b)?;
    Some(b)
}

pub(crate) fn scp_nomination(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    let b = list::<{ u32::MAX }>(b, bytes::<{ u32::MAX }>)?;
    Some(b)
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
    let b = list::<{ u32::MAX }>(b, |b| scp_quorum_set(b, d - 2))?;
    Some(b)
}

pub(crate) fn scp_statement(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<44>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = scp_statement_pledges(b)?;
    Some(b)
}

pub(crate) fn scp_statement_confirm(b: &[u8]) -> Option<&[u8]> {
    let b = scp_ballot(b)?;
    let b = skip::<44>(b)?;
    Some(b)
}

pub(crate) fn scp_statement_externalize(b: &[u8]) -> Option<&[u8]> {
    let b = scp_ballot(b)?;
    let b = skip::<36>(b)?;
    Some(b)
}

pub(crate) fn scp_statement_pledges(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = scp_statement_prepare(b)?;
            b
        }
        1 => {
            let b = scp_statement_confirm(b)?;
            b
        }
        2 => {
            let b = scp_statement_externalize(b)?;
            b
        }
        3 => {
            let b = scp_nomination(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn scp_statement_prepare(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    let b = scp_ballot(b)?;
    let b = optional(b, scp_ballot)?;
    let b = optional(b, scp_ballot)?;
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn sc_val(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 9 {
        return descend(&definitions::SC_VAL, b, d);
    }
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | 3 | 4 => {
            let b = skip::<4>(b)?;
            b
        }
        1 | 20 => b,
        2 => {
            let b = sc_error(b)?;
            b
        }
        5 | 6 | 7 | 8 | 21 => {
            let b = skip::<8>(b)?;
            b
        }
        9 | 10 => {
            let b = skip::<16>(b)?;
            b
        }
        11 | 12 => {
            let b = skip::<32>(b)?;
            b
        }
        13 | 14 | 22 => {
            let b = bytes::<{ u32::MAX }>(b)?;
            b
        }
        15 => {
            let b = bytes::<32>(b)?;
            b
        }
        16 => {
            let b = optional(b, |b| list::<{ u32::MAX }>(b, |b| sc_val(b, d - 4)))?;
            b
        }
        17 => {
            let b = optional(b, |b| list::<{ u32::MAX }>(b, |b| sc_map_entry(b, d - 4)))?;
            b
        }
        18 => {
            let b = sc_address(b)?;
            b
        }
        19 => {
            let b = sc_contract_instance(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn sc_vec(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = list::<{ u32::MAX }>(b, |b| sc_val(b, d - 2))?;
    Some(b)
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
    let b = optional(b, signer)?;
    Some(b)
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
    let b = skip::<8>(b)?;
    Some(b)
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
    let b = skip::<4>(b)?;
    Some(b)
}

pub(crate) fn signer_key(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 | 1 | 2 => {
            let b = skip::<32>(b)?;
            b
        }
        3 => {
            let b = signer_key_ed25519_signed_payload(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn signer_key_ed25519_signed_payload(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    let b = bytes::<64>(b)?;
    Some(b)
}

pub(crate) fn simple_payment_result(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = asset(b)?;
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn soroban_address_credentials(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = sc_address(b)?;
    let b = skip::<12>(b)?;
    let b = sc_val(b, d - 1)?;
    Some(b)
}

pub(crate) fn soroban_address_credentials_with_delegates(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_address_credentials(b, d - 1)?;
    let b = list::<{ u32::MAX }>(b, |b| soroban_delegate_signature(b, d - 2))?;
    Some(b)
}

pub(crate) fn soroban_authorization_entry(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_credentials(b, d - 1)?;
    let b = soroban_authorized_invocation(b, d - 1)?;
    Some(b)
}

pub(crate) fn soroban_authorized_function(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = invoke_contract_args(b, d - 1)?;
            b
        }
        1 => {
            let b = create_contract_args(b)?;
            b
        }
        2 => {
            let b = create_contract_args_v2(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn soroban_authorized_invocation(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 10 {
        return descend(&definitions::SOROBAN_AUTHORIZED_INVOCATION, b, d);
    }
    let b = soroban_authorized_function(b, d - 1)?;
    let b = list::<{ u32::MAX }>(b, |b| soroban_authorized_invocation(b, d - 2))?;
    Some(b)
}

pub(crate) fn soroban_credentials(b: &[u8], d: u32) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 | 2 => {
            let b = soroban_address_credentials(b, d - 1)?;
            b
        }
        3 => {
            let b = soroban_address_credentials_with_delegates(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn soroban_delegate_signature(b: &[u8], d: u32) -> Option<&[u8]> {
    if d < 6 {
        return descend(&definitions::SOROBAN_DELEGATE_SIGNATURE, b, d);
    }
    let b = sc_address(b)?;
    let b = sc_val(b, d - 1)?;
    let b = list::<{ u32::MAX }>(b, |b| soroban_delegate_signature(b, d - 2))?;
    Some(b)
}

pub(crate) fn soroban_resources(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = ledger_footprint(b, d - 1)?;
    let b = skip::<12>(b)?;
    Some(b)
}

pub(crate) fn soroban_resources_ext_v0(b: &[u8]) -> Option<&[u8]> {
    let b = plain_list::<4, { u32::MAX }>(b)?;
    Some(b)
}

pub(crate) fn soroban_transaction_data(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = soroban_transaction_data_ext(b)?;
    let b = soroban_resources(b, d - 1)?;
    let b = skip::<8>(b)?;
    Some(b)
}

pub(crate) fn soroban_transaction_data_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let b = soroban_resources_ext_v0(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn soroban_transaction_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = soroban_transaction_meta_ext(b)?;
    let b = list::<{ u32::MAX }>(b, |b| contract_event(b, d - 2, l))?;
    let b = sc_val(b, d - 1)?;
    let b = list::<{ u32::MAX }>(b, |b| diagnostic_event(b, d - 2, l))?;
    Some(b)
}

pub(crate) fn soroban_transaction_meta_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<28>(b)?;
            if word(c, 0) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = optional(b, |b| sc_val(b, d - 2))?;
    Some(b)
}

#[inline]
pub(crate) fn state_archival_settings(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<48>(b)?;
    Some(b)
}

pub(crate) fn stellar_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<40>(b)?;
    let b = list::<6>(b, bytes::<128>)?;
    let b = stellar_value_ext(b)?;
    Some(b)
}

pub(crate) fn stellar_value_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let b = ledger_close_value_signature(b)?;
            b
        }
        2 => {
            let b = stellar_value_proposed_value(b)?;
            b
        }
        3 => {
            let b = stellar_value_signed_ms_value(b)?;
            b
        }
        4 => {
            let b = stellar_value_proposed_ms_value(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn stellar_value_proposed_ms_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<76>(b)?;
    let b = ledger_close_value_signature(b)?;
    Some(b)
}

pub(crate) fn stellar_value_proposed_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<68>(b)?;
    let b = ledger_close_value_signature(b)?;
    Some(b)
}

pub(crate) fn stellar_value_signed_ms_value(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<8>(b)?;
    let b = ledger_close_value_signature(b)?;
    Some(b)
}

#[inline]
pub(crate) fn ttl_entry(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<36>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn time_bounds(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    Some(b)
}

pub(crate) fn transaction(b: &[u8], d: u32) -> Option<&[u8]> {
    let b = muxed_account(b)?;
    let b = skip::<12>(b)?;
    let b = preconditions(b)?;
    let b = memo(b)?;
    let b = list::<100>(b, |b| operation(b, d - 2))?;
    let b = transaction_ext(b, d - 1)?;
    Some(b)
}

pub(crate) fn transaction_envelope<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionEnvelope, from);
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = transaction_v0_envelope(b, d - 1)?;
            b
        }
        2 => {
            let b = transaction_v1_envelope(b, d - 1)?;
            b
        }
        5 => {
            let b = fee_bump_transaction_envelope(b, d - 1)?;
            b
        }
        _ => return None,
    };
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
    let b = match tag {
        0 => b,
        1 => {
            let b = soroban_transaction_data(b, d - 1)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn transaction_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let from = b;
    l.enter(Landmark::TransactionMeta, from);
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))?;
            b
        }
        1 => {
            let b = transaction_meta_v1(b, d - 1, l)?;
            b
        }
        2 => {
            let b = transaction_meta_v2(b, d - 1, l)?;
            b
        }
        3 => {
            let b = transaction_meta_v3(b, d - 1, l)?;
            b
        }
        4 => {
            let b = transaction_meta_v4(b, d - 1, l)?;
            b
        }
        _ => return None,
    };
    l.leave(Landmark::TransactionMeta, from, b);
    Some(b)
}

pub(crate) fn transaction_meta_v1<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))?;
    Some(b)
}

pub(crate) fn transaction_meta_v2<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    Some(b)
}

pub(crate) fn transaction_meta_v3<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (c, b) = chunk::<4>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = list::<{ u32::MAX }>(b, |b| operation_meta(b, d - 2, l))?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    let b = optional(b, |b| soroban_transaction_meta(b, d - 2, l))?;
    Some(b)
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
    let b = list::<{ u32::MAX }>(b, |b| diagnostic_event(b, d - 2, l))?;
    Some(b)
}

pub(crate) fn transaction_phase<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = list::<{ u32::MAX }>(b, |b| tx_set_component(b, d - 2, l))?;
            b
        }
        1 => {
            let b = parallel_txs_component(b, d - 1, l)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = match tag {
        1 | -13 => {
            let b = inner_transaction_result_pair(b)?;
            b
        }
        0 | -1 => {
            let b = list::<{ u32::MAX }>(b, operation_result)?;
            b
        }
        -2 | -3 | -4 | -5 | -6 | -7 | -8 | -9 | -10 | -11 | -12 | -14 | -15 | -16 | -17 | -18 => b,
        _ => return None,
    };
    Some(b)
}

pub(crate) fn transaction_set<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = skip::<32>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 2, l))?;
    Some(b)
}

pub(crate) fn transaction_set_v1<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = skip::<32>(b)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_phase(b, d - 2, l))?;
    Some(b)
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
    let b = list::<20>(b, decorated_signature)?;
    Some(b)
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
    let b = list::<20>(b, decorated_signature)?;
    Some(b)
}

pub(crate) fn trust_line_asset(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let (c, b) = chunk::<40>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            b
        }
        2 => {
            let (c, b) = chunk::<48>(b)?;
            if word(c, 12) != 0 {
                return None;
            }
            b
        }
        3 => {
            let b = skip::<32>(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn trust_line_entry(b: &[u8]) -> Option<&[u8]> {
    let (c, b) = chunk::<36>(b)?;
    if word(c, 0) != 0 {
        return None;
    }
    let b = trust_line_asset(b)?;
    let b = skip::<20>(b)?;
    let b = trust_line_entry_ext(b)?;
    Some(b)
}

pub(crate) fn trust_line_entry_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        1 => {
            let b = trust_line_entry_v1(b)?;
            b
        }
        _ => return None,
    };
    Some(b)
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
    let b = trust_line_entry_v1_ext(b)?;
    Some(b)
}

pub(crate) fn trust_line_entry_v1_ext(b: &[u8]) -> Option<&[u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => b,
        2 => {
            let (c, b) = chunk::<8>(b)?;
            if word(c, 4) != 0 {
                return None;
            }
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn tx_set_component<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let (tag, b) = tag(b)?;
    let b = match tag {
        0 => {
            let b = tx_set_component_txs_maybe_discounted_fee(b, d - 1, l)?;
            b
        }
        _ => return None,
    };
    Some(b)
}

pub(crate) fn tx_set_component_txs_maybe_discounted_fee<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = optional(b, skip::<8>)?;
    let b = list::<{ u32::MAX }>(b, |b| transaction_envelope(b, d - 2, l))?;
    Some(b)
}

#[inline]
pub(crate) fn u_int128_parts(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<16>(b)?;
    Some(b)
}

#[inline]
pub(crate) fn u_int256_parts(b: &[u8]) -> Option<&[u8]> {
    let b = skip::<32>(b)?;
    Some(b)
}

pub(crate) fn upgrade_entry_meta<'a, L: Landmarks>(b: &'a [u8], d: u32, l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
    let b = ledger_upgrade(b)?;
    let b = ledger_entry_changes(b, d - 1, l)?;
    Some(b)
}
