//! Every type: random values, valid and nearly valid, are accepted and refused as stellar-xdr does, and what is accepted
//! comes back from the accessors as stellar-xdr encodes it.

use cdpctl_xdr::Definition;

use crate::parity::agreed;
use crate::values::{Maker, Random, Recipe, damage};

#[test]
fn random_values_of_every_type_are_taken_as_stellar_xdr_takes_them() {
    let maker = Maker::new();
    let (mut accepted, mut refused) = (0, 0);
    for definition in Definition::all() {
        let mut random = Random(u64::try_from(definition.name.len()).unwrap());
        for round in 0..1_200 {
            let (faults, levels) = [(0, 6), (0, 12), (60, 8), (15, 8)][round % 4];
            let mut recipe = Recipe { random: &mut random, levels, size: 1_500, faults, nest: None, out: Vec::new() };
            maker.make(definition, &mut recipe);
            let mut bytes = recipe.out;
            let valid = agreed(definition.name, definition, &bytes, 500);
            assert!(valid || faults > 0, "{} is refused: {bytes:02x?}", definition.name);
            // Nearly the same bytes are nearly valid.
            for _ in 0..2 {
                damage(&mut bytes, &mut random);
                if agreed(definition.name, definition, &bytes, 500) { accepted += 1 } else { refused += 1 }
            }
        }
    }
    println!("of values nearly valid, {accepted} accepted, {refused} refused, as stellar-xdr");
    assert!(accepted > 200_000 && refused > 300_000, "{accepted} accepted, {refused} refused: not near enough");
}

#[test]
fn names_and_values_of_enumerations_are_those_of_the_definitions() {
    use cdpctl_xdr::{OperationType, ScValType};
    for member in OperationType::ALL {
        assert_eq!(OperationType::from_value(member.value()), Some(*member));
    }
    assert_eq!(OperationType::InvokeHostFunction.name(), "INVOKE_HOST_FUNCTION");
    assert_eq!(ScValType::ContractInstance.value(), 19);
    assert_eq!(ScValType::from_value(99), None);
}
