from fastapi.testclient import TestClient


def search(client: TestClient, **body: object) -> list[str]:
    answer = client.post("/v1/search", json=body)
    assert answer.status_code == 200
    return [hit["article_id"] for hit in answer.json()["hits"]]


def test_it_works(client: TestClient) -> None:
    answer = client.post("/v1/search", json={"query": "return a lamp", "limit": 1}).json()
    hit = answer["hits"][0]
    assert hit["article_id"] == "refunds"
    assert set(hit["legs"]) == {"dense", "keywords"}
    assert hit["legs"]["keywords"]["rank"] == 1


def test_a_scope_hides_internal_articles(client: TestClient) -> None:
    assert "goodwill" in search(client, query="goodwill refunds for agents")
    assert "goodwill" not in search(client, query="goodwill refunds", audience="public")


def test_no_query_widens_the_scope(client: TestClient) -> None:
    for query in (
        "audience:internal goodwill",
        '"goodwill" OR audience:internal',
        "*:*",
        "goodwill) OR (",
    ):
        assert "goodwill" not in search(client, query=query, audience="public")
        assert search(client, query=query, brand="globex") == []


def test_articles_are_listed_to_the_end(client: TestClient) -> None:
    first = client.get("/v1/articles", params={"limit": 2}).json()
    rest = client.get("/v1/articles", params={"limit": 2, "after": first["next"]}).json()
    ids = [a["id"] for a in (*first["articles"], *rest["articles"])]
    assert ids == ["goodwill", "pair", "refunds"]
    assert rest["next"] is None


def test_a_missing_article_is_a_problem(client: TestClient) -> None:
    assert client.get("/v1/articles/nope").status_code == 404


def test_a_text_is_redacted(client: TestClient) -> None:
    text = "I am Ada, ada@example.com"
    answer = client.post("/v1/redact", json={"text": text, "known": {"name": "Ada"}}).json()
    assert answer["text"] == "I am <PERSON_1>, <EMAIL_1>"
    assert [text[e["start"] : e["end"]] for e in answer["entities"]] == ["Ada", "ada@example.com"]
