//! The state in a file, so that a restart goes on where it stopped.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};

use super::hub::{Hub, complain};
use crate::twin::Twin;

/// Changes gather this long before they are written together.
const GATHER: Duration = Duration::from_millis(300);

/// The stored twin, or `None` if there is none yet.
pub(crate) fn load(file: Option<&Path>) -> Result<Option<Twin>> {
    let Some(file) = file.filter(|file| file.exists()) else {
        return Ok(None);
    };
    let state = fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
    let twin = serde_json::from_slice(&state).with_context(|| {
        format!(
            "{} is of another version or damaged; remove it to start anew",
            file.display()
        )
    })?;
    Ok(Some(twin))
}

/// Writes the state now.
pub(crate) fn save(hub: &Hub) -> Result<()> {
    let Some(file) = &hub.state_file else {
        return Ok(());
    };
    let state = hub.with(|twin, _| serde_json::to_vec(twin))?;
    write(file, &state)
}

/// Writes the state whenever it changed, a few times a second at most.
pub(crate) async fn keep_saving(hub: Arc<Hub>) {
    if hub.state_file.is_none() {
        return std::future::pending().await;
    }
    let mut changed = hub.changed();
    changed.mark_changed();
    while changed.changed().await.is_ok() {
        tokio::time::sleep(GATHER).await;
        changed.mark_unchanged();
        if let Err(error) = save(&hub) {
            complain(&format!("the state is not saved: {error:#}"));
        }
    }
}

/// Replaces a file in one step: a reader sees the old one or the new one. Only
/// its owner may read it, as a token is in the state.
pub(crate) fn write(file: &Path, content: &[u8]) -> Result<()> {
    let failed = || format!("can't write {}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let draft = file.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let mut open = options.open(&draft).with_context(failed)?;
    open.write_all(content).with_context(failed)?;
    fs::rename(&draft, file).with_context(failed)
}
