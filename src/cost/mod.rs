//! What the work of a plan takes: ledgers, objects and bytes to read, seconds, and money; and what a run cost.
//!
//! Invariants: pure, so that equal input gives equal figures; every figure says how it is known. Money is integer
//! arithmetic on exact decimals, never a float, and is rounded half up only where it is written down: a line's amount to a
//! millionth of a dollar, a total to a cent. Prices are dated data (`prices/*.json`) which a project can override. Free
//! tiers (S3's first 100 GB of egress a month, say) are not deducted: nobody here knows what else the account has used
//! up this month. Nothing is invented: a store without known prices is named as such, and an optimization is offered only
//! when it is true of this plan.

mod bill;
mod estimate;
mod exact;
mod optimize;
mod prices;
mod route;
mod sizes;

pub use bill::{Cost, Stored, Usage, price};
pub use estimate::{CostInput, Estimate, estimate};
pub use exact::{Exact, Money};
pub use optimize::optimizations;
pub use prices::{PriceOverride, PriceOverrides, PriceTable, PriceTables};
pub use route::{Provider, Region, Route, Store};
pub use sizes::Sizes;
