//! Telegram and the AI, each with its secret read when it is first needed, so that a start
//! costs nothing that is not used.

use kopeck_ai::{Ai, Endpoint};
use kopeck_app::Reply;
use kopeck_app::opinion::{AdviceError, Advisor};
use kopeck_app::ports::{Files, Messenger};
use kopeck_app::reconcile::CallError;
use kopeck_runtime::aws::{self, SdkConfig};
use kopeck_runtime::settings;
use kopeck_telegram::client::Client;
use tokio::sync::OnceCell;

/// The bot.
#[derive(Debug)]
pub struct LazyBot {
    config: SdkConfig,
    api: String,
    token_secret: String,
    client: OnceCell<Client>,
}

impl LazyBot {
    /// Of the Bot API at `api`, with the token kept in this secret.
    #[must_use]
    pub fn new(config: SdkConfig, api: String, token_secret: String) -> Self {
        Self {
            config,
            api,
            token_secret,
            client: OnceCell::new(),
        }
    }

    async fn client(&self) -> Result<&Client, CallError> {
        let make = async || {
            let token = aws::bot_token(&self.config, &self.token_secret).await;
            let token = token.map_err(|_| CallError::Unreachable("no token"))?;
            let client = Client::new(&token, &self.api);
            client.map_err(|_| CallError::Unreachable("a setting cannot be used"))
        };
        self.client.get_or_try_init(make).await
    }
}

impl Messenger for LazyBot {
    async fn say(&self, reply: &Reply) -> Result<(), CallError> {
        self.client().await?.say(reply).await
    }
}

impl Files for LazyBot {
    async fn file(&self, id: &str) -> Result<Vec<u8>, CallError> {
        self.client().await?.file(id).await
    }
}

/// The AI.
#[derive(Debug)]
pub struct LazyAi {
    config: SdkConfig,
    settings: settings::Ai,
    ai: OnceCell<Ai>,
}

impl LazyAi {
    /// The one that these settings name.
    #[must_use]
    pub fn new(config: SdkConfig, settings: settings::Ai) -> Self {
        Self {
            config,
            settings,
            ai: OnceCell::new(),
        }
    }

    async fn ai(&self) -> Option<&Ai> {
        let make = async || {
            let settings::Ai { url, model, secret } = &self.settings;
            let key = aws::secret(&self.config, secret).await.ok_or(())?;
            Ok::<_, ()>(Ai::new(Endpoint::new(url.clone(), model.clone()), key))
        };
        self.ai.get_or_try_init(make).await.ok()
    }
}

impl Advisor for LazyAi {
    async fn category(
        &self,
        note: &str,
        choices: &[(String, String)],
    ) -> Result<String, AdviceError> {
        let no_key = || AdviceError("the key could not be read".to_owned());
        self.ai()
            .await
            .ok_or_else(no_key)?
            .category(note, choices)
            .await
    }
}
