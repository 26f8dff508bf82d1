//! The one integration harness.
