"""Other programs ask by Gradio's Python client and by an MCP client, on a real server (FICTIEF)."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from tests.assistant.app.conftest import Served
from tests.assistant.app.papers import REQUEST

MOTION = "Wat verzoekt de motie Kraanvogel?"


@pytest.fixture(scope="module")
def client(chat: Served) -> Client:
    return Client(chat.url, verbose=False)


def mcp(url: str, work: Callable[[ClientSession], Awaitable[object]]) -> object:
    async def run() -> object:
        async with (
            streamable_http_client(f"{url}/gradio_api/mcp/") as (reads, writes, _),
            ClientSession(reads, writes) as session,
        ):
            await session.initialize()
            return await work(session)

    # In a thread of its own: where the browser's tests ran before, this one has a loop that runs already.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result(timeout=60)


def test_nothing_of_the_page_itself_is_public_and_every_parameter_is_described(client: Client) -> None:
    found = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(found) == {"/ask", "/search", "/documents", "/timeline"}
    assert all(parameter["python_type"]["type"] for end in found.values() for parameter in end["parameters"])


def test_ask_answers_as_the_contract_says(client: Client) -> None:
    answer = client.predict(MOTION, api_name="/ask")
    assert REQUEST in answer["answer"]
    assert not answer["refused"]
    [first, *_] = answer["citations"]
    assert set(first) == {"n", "document", "title", "kind", "date", "page", "section", "quote"}
    assert (first["kind"], first["page"]) == ("motie", 1)
    refused = client.predict("Wie is de burgemeester van Groningen?", api_name="/ask")
    assert refused["refused"]
    assert refused["nearest"]


def test_search_and_documents_take_filters(client: Client) -> None:
    found = client.predict("veerboot", k=3, kinds=["nota"], api_name="/search")["results"]
    assert 0 < len(found) <= 3
    assert {one["kind"] for one in found} == {"nota"}
    listed = client.predict(kinds=["motie"], api_name="/documents")["documents"]
    assert [one["kind"] for one in listed] == ["motie"]
    assert listed[0]["file"].endswith("Motie Kraanvogel.pdf")


def test_timeline_lists_dossiers_and_tells_what_is_in_one(client: Client) -> None:
    listed = client.predict(api_name="/timeline")["dossiers"]
    assert "99 930 XII" in [one["dossier"] for one in listed]
    found = client.predict("99930-XII", api_name="/timeline")
    assert found["dossier"] == "99 930 XII"
    assert [motion["title"] for motion in found["motions"]]
    assert {"timeline", "motions", "commitments"} <= set(found)
    with pytest.raises(AppError, match="Dossier 11 111 is er niet"):
        client.predict("11 111", api_name="/timeline")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"question": MOTION, "since": "gisteren"}, "De datum “gisteren” is niet te lezen"),
        ({"question": MOTION, "kinds": ["wet"]}, "Onbekende soort: wet; kies uit nota"),
        ({"question": "  "}, "Stel een vraag."),
    ],
)
def test_a_mistake_is_one_sentence(client: Client, given: dict[str, object], said: str) -> None:
    with pytest.raises(AppError, match=said):
        client.predict(**given, api_name="/ask")


def test_mcp_lists_described_tools_and_answers_in_json(chat: Served) -> None:
    async def work(session: ClientSession) -> tuple[object, object, object]:
        tools = (await session.list_tools()).tools
        answer = await session.call_tool("ask", {"question": MOTION})
        mistake = await session.call_tool("ask", {"question": MOTION, "since": "gisteren"})
        return tools, answer, mistake

    tools, answer, mistake = mcp(chat.url, work)  # type: ignore[misc]
    described = {tool.name: tool.inputSchema["properties"] for tool in tools}
    assert set(described) == {"ask", "search", "documents", "timeline"}
    assert all(field["description"] for fields in described.values() for field in fields.values())
    assert all(len(tool.description) > 40 for tool in tools)
    assert not answer.isError
    assert REQUEST in json.loads(answer.content[0].text)["answer"]
    assert mistake.isError
    assert "De datum “gisteren” is niet te lezen" in mistake.content[0].text
