//! SDK errors as the ports want them: the call and the kind, never data.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use kopeck_app::ports::StoreError;

/// Every failed call is one that time may mend, a missing table or permission too: nothing
/// is acknowledged, Telegram keeps the message, and it is stored after the mend.
pub(crate) fn unavailable<E: ProvideErrorMetadata, R>(
    call: &'static str,
    error: &SdkError<E, R>,
) -> StoreError {
    let kind = match error {
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "not reached",
        SdkError::ResponseError(_) => "answer cannot be read",
        SdkError::ServiceError(e) => e.err().code().unwrap_or("refused"),
        _ => "not sent",
    };
    StoreError::Unavailable(format!("{call}: {kind}"))
}
