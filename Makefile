# Thin on purpose: what these do is in local-stack/stack.py and in Cargo.
STACK := python3 local-stack/stack.py
# The tools of .venv, with a region so that they ask nobody for one.
SAM := AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0 .venv/bin/sam

.PHONY: help setup local local-reset test check accuracy bench train histories fuzz conformance size screenshot deploy

help: ## show this
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## check the machine and install the pinned tools into .venv
	@$(STACK) setup

local: ## run the bot on this machine, with a chat page to try it in
	@EMULATOR=$(or $(EMULATOR),ministack) $(STACK) up

local-reset: ## forget what `make local` has kept
	@$(STACK) reset

test: check ## everything that CI runs
	KOPECK_REQUIRE_STACK=1 $(STACK) run -- cargo test --workspace

check: setup ## formatting, lints, licences, the template
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny check licenses bans sources; \
	else echo "cargo-deny is not installed: licences and sources are checked by the hosted workflow"; fi
	$(SAM) validate
	$(SAM) validate --lint

accuracy: ## how much is understood: a table; with DATA=folder also on public data
	KOPECK_DATA=$(DATA) cargo test -q -p kopeck-domain --test accuracy -- --nocapture

bench: ## how long reading takes
	cargo bench -q -p kopeck-domain

train: ## make the classifier's table anew from shared/domain/words
	cargo run --release -p kopeck-train

histories: ## random histories against a model, N of them
	KOPECK_HISTORIES=$(or $(N),100000) cargo test --release -p kopeck-tests random_histories -- --nocapture

fuzz: ## mutated texts for MINUTES against what holds for any text; SEED chooses them
	KOPECK_FUZZ_MINUTES=$(or $(MINUTES),10) $(if $(SEED),KOPECK_FUZZ_SEED=$(SEED)) \
	  cargo test --release -p kopeck-domain --test fuzz -- --ignored --nocapture

conformance: ## the same Bot API calls against the twin, and with API=, TOKEN= and CHAT= against the real one
	cargo run -q -p kopeck-telegram-twin --bin conformance $(if $(API),--features tls) -- \
	  $(if $(API),--api $(API) --token $(TOKEN) --chat $(CHAT) --compare twin)

size: ## one release build of the webhook, and its size in bytes
	cargo build --release -p kopeck-webhook
	@wc -c target/release/webhook

screenshot: ## the picture in the README, made by the real page
	KOPECK_SCREENSHOT=$(CURDIR)/docs/chat.png $(STACK) run -- cargo test -p kopeck-tests browser

deploy: ## build for AWS and deploy; asks for what it needs
	sam build
	sam deploy --guided
